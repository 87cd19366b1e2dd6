// The command line of tamga-service.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/result.h"

namespace tamga {

struct Arguments {
  std::vector<std::string> words;                            // what does not begin with "--", in order
  std::vector<std::pair<std::string, std::string>> options;  // "--name value" and "--name=value"; later ones win

  // The last value of an option; nullptr: not given.
  const std::string* option(std::string_view name) const;
  bool flag(std::string_view name) const { return option(name) != nullptr; }
};

// `flags` take no value. kInvalidArgument for an option without its value.
Result<Arguments> parse_arguments(const std::vector<std::string>& arguments,
                                  const std::vector<std::string_view>& flags);

}  // namespace tamga
