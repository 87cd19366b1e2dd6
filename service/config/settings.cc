#include "service/config/settings.h"

namespace tamga {

std::filesystem::path state_directory(const Settings& settings) {
  return settings.state.empty() ? settings.corpus / "service" : settings.state;
}

std::filesystem::path keys_file(const Settings& settings) {
  return settings.access.keys.empty() ? state_directory(settings) / "keys.json"
                                      : std::filesystem::path(settings.access.keys);
}

std::filesystem::path audit_file(const Settings& settings) {
  return settings.access.audit.empty() ? state_directory(settings) / "audit.log"
                                       : std::filesystem::path(settings.access.audit);
}

}  // namespace tamga
