#include "service/access/utc_now.h"

#include <array>
#include <chrono>
#include <ctime>

namespace tamga {

std::int64_t seconds_now() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

std::string utc_now() {
  const std::time_t now = seconds_now();
  std::tm parts{};
  static_cast<void>(gmtime_r(&now, &parts));
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

}  // namespace tamga
