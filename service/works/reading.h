// Why a work has no text, as a learning platform is told.
#pragma once

#include <string>

#include "engine/base/result.h"

namespace tamga {

// The code of the contract for an error of reading: "UNSUPPORTED_FILETYPE", "FILE_LOCKED", "CORRUPT_FILE",
// "CANNOT_EXTRACT_TEXT", "TOO_LITTLE_TEXT", "TOO_MUCH_TEXT", "TOO_MANY_PAGES", "PROCESSING_ERROR".
std::string platform_code(const Error& error);

// Whether another try may help: there was no worker, no memory, no disk.
bool may_pass(const Error& error);

}  // namespace tamga
