#include "service/config/load_settings.h"

#include <toml++/toml.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "service/config/read_shared.h"
#include "service/config/settings_table.h"

namespace tamga {
namespace {

std::unexpected<Error> bad(std::string message) {
  return fail(ErrorCode::kInvalidArgument, std::move(message));
}

// A value of the file as set_setting() takes it; nothing for dates, tables and fractions.
std::optional<std::string> text_of(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* number = node.as_integer()) return std::to_string(number->get());
  if (const auto* truth = node.as_boolean()) return truth->get() ? "true" : "false";
  const auto* list = node.as_array();
  if (list == nullptr) return std::nullopt;
  std::string joined;
  for (const auto& one : *list) {
    const auto* text = one.as_string();
    if (text == nullptr || text->get().find(',') != std::string::npos) return std::nullopt;
    joined.append(joined.empty() ? "" : ",").append(text->get());
  }
  return joined;
}

Status set_from(const toml::table& table, const std::string& prefix, std::string_view name, Settings& settings) {
  for (const auto& [key, node] : table) {
    const auto full = prefix + std::string(key.str());
    const auto* inner = node.as_table();
    if (inner != nullptr && full == "collections") {
      auto shared = read_collections(*inner, name);
      if (!shared) return std::unexpected(shared.error());
      settings.shared = *std::move(shared);
      continue;
    }
    if (inner != nullptr) {
      if (const auto set = set_from(*inner, full + ".", name, settings); !set) return set;
      continue;
    }
    const auto value = text_of(node);
    if (!value)
      return bad(std::string(name) + ": " + full + ": a text, a number, true, false or a list of texts is wanted");
    if (const auto set = set_setting(settings, full, *value, name); !set) return set;
  }
  return {};
}

Result<std::string> whole_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(file)), {});
  if (!file) return fail(ErrorCode::kNotFound, path + ": the file of the settings cannot be read");
  return text;
}

}  // namespace

Status read_settings_file(std::string_view text, std::string_view name, Settings& settings) {
  try {
    return set_from(toml::parse(text, name), "", name, settings);
  } catch (const toml::parse_error& error) {
    std::ostringstream message;
    message << name << ": line " << error.source().begin.line << ": " << error.description();
    return bad(message.str());
  }
}

Result<Settings> load_settings(const SettingsOrder& order, const Environment& environment) {
  Settings settings;
  const auto file = order.file ? order.file : environment("TAMGA_CONFIG");
  if (file && !file->empty()) {
    const auto text = whole_file(*file);
    if (!text) return std::unexpected(text.error());
    if (const auto read = read_settings_file(*text, *file, settings); !read) return std::unexpected(read.error());
  }
  for (const auto& name : setting_names()) {
    const auto variable = environment_name(name.key);
    const auto value = environment(variable);
    if (!value) continue;
    if (const auto set = set_setting(settings, name.key, *value, variable); !set) return std::unexpected(set.error());
  }
  for (const auto& [key, value] : order.flags) {
    if (const auto set = set_setting(settings, key, value, "--" + key); !set) return std::unexpected(set.error());
  }
  return settings;
}

Status check_settings(const Settings& settings) {
  if (settings.corpus.empty()) return bad("corpus: the directory of the corpus is missing");
  if (settings.http.certificate.empty() != settings.http.private_key.empty()) {
    return bad("http.certificate and http.private_key: one is nothing without the other");
  }
  for (const auto* address : {&settings.http.listen, &settings.http.metrics_listen}) {
    if (!address->empty() && address->find(':') == std::string::npos) {
      return bad("http: \"" + *address + "\" is no ADDRESS:PORT");
    }
  }
  if (!settings.lms.base_path.empty() && !settings.lms.base_path.starts_with('/')) {
    return bad("lms.base_path: \"" + settings.lms.base_path + "\" does not begin with a slash");
  }
  std::error_code error;
  const auto& authorities = settings.webhooks.authorities;
  if (!authorities.empty() && !std::filesystem::is_regular_file(authorities, error)) {
    return bad("webhooks.authorities: " + authorities.string() + " is no file");
  }
  // Works are handed in to that collection, and a work never goes where other institutions search.
  for (const auto& shared : settings.shared) {
    if (shared.name == settings.lms.collection) return bad("collections.shared." + shared.name + ": is lms.collection");
  }
  return {};
}

}  // namespace tamga
