#include "engine/base/reading_fault.h"

#include "engine/base/result.h"

namespace tamga {

std::string_view fault_name(ReadingFault fault) {
  switch (fault) {
    case ReadingFault::kNone:
      return "none";
    case ReadingFault::kLocked:
      return "locked";
    case ReadingFault::kNoTextLayer:
      return "no-text-layer";
    case ReadingFault::kNoText:
      return "no-text";
    case ReadingFault::kTooLittleText:
      return "too-little-text";
    case ReadingFault::kTooMuchText:
      return "too-much-text";
    case ReadingFault::kTooLarge:
      return "too-large";
    case ReadingFault::kTooManyPages:
      return "too-many-pages";
    case ReadingFault::kDamaged:
      return "damaged";
    case ReadingFault::kUnsupported:
      return "unsupported";
    case ReadingFault::kOverLimit:
      return "over-limit";
    case ReadingFault::kNotCheckable:
      return "not-checkable";
  }
  return "none";  // not reached: the switch names every fault
}

std::optional<ReadingFault> fault_from_number(std::uint8_t number) {
  if (number >= kReadingFaults) return std::nullopt;
  return static_cast<ReadingFault>(number);
}

ReadingFault fault_of(const Error& error) {
  if (error.fault != ReadingFault::kNone) return error.fault;
  switch (error.code) {
    case ErrorCode::kUnsupported:
      return ReadingFault::kUnsupported;
    case ErrorCode::kCorrupt:
      return ReadingFault::kDamaged;
    case ErrorCode::kLimitExceeded:
      return ReadingFault::kOverLimit;
    case ErrorCode::kInvalidArgument:
    case ErrorCode::kNotFound:
    case ErrorCode::kPermissionDenied:
    case ErrorCode::kUnavailable:
      break;
  }
  return ReadingFault::kNone;
}

}  // namespace tamga
