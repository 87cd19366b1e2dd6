#include "engine/base/system_reason.h"

#include <cerrno>

namespace tamga {

std::string system_reason(int number) {
  const bool full = number == ENOSPC || number == EDQUOT || number == EFBIG;
  return full ? "the disk is full" : std::generic_category().message(number);
}

std::string system_reason(const std::error_code& cause) {
  const bool of_the_system = cause.category() == std::generic_category() || cause.category() == std::system_category();
  return of_the_system ? system_reason(cause.value()) : cause.message();
}

}  // namespace tamga
