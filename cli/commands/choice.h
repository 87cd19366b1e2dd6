// Options that take one of a few words.
#pragma once

#include <CLI/CLI.hpp>
#include <map>
#include <string>

namespace tamga {

// The words of `names` and nothing else; the error lists them. `names` are copied.
template <class Value>
CLI::Option* take_one_of(CLI::Option* option, const std::map<std::string, Value>& names) {
  const auto refuse_others = [names](const std::string& given) -> std::string {
    if (names.contains(given)) return {};
    std::string known;
    for (const auto& [name, value] : names) known += (known.empty() ? "" : ", ") + name;
    return "\"" + given + "\": not one of " + known;
  };
  // A transform goes before those already there: words are refused before they turn into values.
  return option->transform(CLI::Transformer(names))->transform(CLI::Validator(refuse_others, ""));
}

}  // namespace tamga
