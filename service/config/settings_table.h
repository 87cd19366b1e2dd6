// The names of the settings, as the file, the environment and the flags spell them, and what may stand there.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/base/result.h"
#include "service/config/settings.h"

namespace tamga {

// Where a setting is kept in Settings.
using SettingPlace = std::variant<std::string*, std::filesystem::path*, std::uint32_t*, std::uint64_t*, bool*,
                                  std::vector<std::string>*>;

struct SettingName {
  std::string_view key;      // "http.listen": table and key of the file; TAMGA_HTTP_LISTEN; --http.listen
  std::string_view meaning;  // one line
  SettingPlace (*place)(Settings&);
  std::uint64_t least = 0, most = UINT32_MAX;  // of numbers
  std::string_view choices = {};               // of texts, with bars between them; empty: any
};

const std::vector<SettingName>& setting_names();  // in the order of the document

// Sets one from text: numbers in decimals, "true" and "false", lists with commas. kInvalidArgument, naming `source` and
// the key, for a key that does not exist (and the nearest that does) and for a value that does not fit.
Status set_setting(Settings& settings, std::string_view key, std::string_view value, std::string_view source);

// A setting as text, as set_setting() takes it.
std::string setting_text(Settings& settings, const SettingName& name);

// "http.listen" → "TAMGA_HTTP_LISTEN".
std::string environment_name(std::string_view key);

}  // namespace tamga
