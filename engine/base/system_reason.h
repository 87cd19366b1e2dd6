// What the system says of a call that failed, as the end of a sentence.
#pragma once

#include <string>
#include <system_error>

namespace tamga {

// "the disk is full" where that is so, whatever the system calls it; else its own words. `number` is an errno.
std::string system_reason(int number);
std::string system_reason(const std::error_code& cause);

}  // namespace tamga
