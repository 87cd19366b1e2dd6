#include "service/works/reading.h"

#include "engine/base/reading_fault.h"

namespace tamga {

std::string platform_code(const Error& error) {
  switch (fault_of(error)) {
    case ReadingFault::kLocked:
      return "FILE_LOCKED";
    case ReadingFault::kNoTextLayer:
    case ReadingFault::kNoText:
    case ReadingFault::kNotCheckable:
      return "CANNOT_EXTRACT_TEXT";
    case ReadingFault::kTooLittleText:
      return "TOO_LITTLE_TEXT";
    case ReadingFault::kTooMuchText:
    case ReadingFault::kTooLarge:
      return "TOO_MUCH_TEXT";
    case ReadingFault::kTooManyPages:
      return "TOO_MANY_PAGES";
    case ReadingFault::kDamaged:
      return "CORRUPT_FILE";
    case ReadingFault::kUnsupported:
      return "UNSUPPORTED_FILETYPE";
    case ReadingFault::kNone:
    case ReadingFault::kOverLimit:
      return "PROCESSING_ERROR";
  }
  return "PROCESSING_ERROR";
}

bool may_pass(const Error& error) {
  return error.code == ErrorCode::kUnavailable && fault_of(error) == ReadingFault::kNone;
}

}  // namespace tamga
