// The settings of a run: flags over environment over file over defaults.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/result.h"
#include "service/config/settings.h"

namespace tamga {

// Sets what the TOML file `text` says. kInvalidArgument, naming `name` and line or key, for anything that is no TOML,
// an unknown key, or a value that does not fit.
Status read_settings_file(std::string_view text, std::string_view name, Settings& settings);

struct SettingsOrder {
  std::optional<std::string> file;                         // --config, or TAMGA_CONFIG
  std::vector<std::pair<std::string, std::string>> flags;  // key and value
};

using Environment = std::function<std::optional<std::string>(const std::string&)>;  // of the process, or of a test

// Errors as read_settings_file() and set_setting() give them; kNotFound for a file that cannot be read.
Result<Settings> load_settings(const SettingsOrder& order, const Environment& environment);

// What makes no sense together: no corpus, a certificate without its key, an address without a port.
Status check_settings(const Settings& settings);

}  // namespace tamga
