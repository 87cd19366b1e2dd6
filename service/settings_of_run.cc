#include "service/settings_of_run.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "service/config/load_settings.h"

namespace tamga {

Result<Settings> settings_of_run(const Arguments& arguments, const std::vector<std::string_view>& own) {
  SettingsOrder order;
  for (const auto& [name, value] : arguments.options) {
    if (std::ranges::find(own, name) != own.end()) continue;
    if (name == "config") {
      order.file = value;
    } else {
      order.flags.emplace_back(name == "listen" ? "http.listen" : name, value);
    }
  }
  return load_settings(order, [](const std::string& name) -> std::optional<std::string> {
    const char* value = std::getenv(name.c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
  });
}

}  // namespace tamga
