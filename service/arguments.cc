#include "service/arguments.h"

#include <algorithm>

namespace tamga {

const std::string* Arguments::option(std::string_view name) const {
  const std::string* found = nullptr;
  for (const auto& [key, value] : options) {
    if (key == name) found = &value;
  }
  return found;
}

Result<Arguments> parse_arguments(const std::vector<std::string>& arguments,
                                  const std::vector<std::string_view>& flags) {
  Arguments parsed;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    if (!argument.starts_with("--")) {
      parsed.words.emplace_back(argument);
      continue;
    }
    const auto equals = argument.find('=');
    const auto name = std::string(argument.substr(2, equals == std::string_view::npos ? equals : equals - 2));
    if (std::ranges::find(flags, name) != flags.end()) {
      parsed.options.emplace_back(name, "true");
    } else if (equals != std::string_view::npos) {
      parsed.options.emplace_back(name, argument.substr(equals + 1));
    } else if (i + 1 < arguments.size()) {
      parsed.options.emplace_back(name, arguments[++i]);
    } else {
      return fail(ErrorCode::kInvalidArgument, "--" + name + ": its value is missing");
    }
  }
  return parsed;
}

}  // namespace tamga
