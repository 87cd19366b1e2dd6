// Errors as values: every call that can fail returns Result<T> or Status.
//
// No exception crosses a module: the file that calls a throwing library turns what it throws into an Error. A
// programmer's mistake is an assertion, never an Error.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <utility>

#include "engine/base/reading_fault.h"

namespace tamga {

enum class ErrorCode : std::uint8_t {
  kInvalidArgument,   // the caller asked for something that makes no sense
  kNotFound,          // no such file, document, collection or corpus
  kPermissionDenied,  // the operating system refuses
  kUnsupported,       // a format or version that this build does not read
  kCorrupt,           // bytes that contradict their own format
  kLimitExceeded,     // larger, deeper or slower than allowed
  kUnavailable,       // in use, disk full, or otherwise possible later
};

struct Error {
  ErrorCode code;
  std::string message;                       // one sentence that names the file, key or byte offset and the cause
  ReadingFault fault = ReadingFault::kNone;  // where a document cannot be read or checked: which kind of reason
  std::string document = {};                 // its name, where it came as one of many and nobody else knows it
};

template <class T>
using Result = std::expected<T, Error>;
using Status = Result<void>;

// The short way to return an Error: `return fail(ErrorCode::kNotFound, path + ": no such file");`
// What says that a document cannot be read adds the kind of reason: `fail(ErrorCode::kUnsupported, name + ":
// unsupported: it is locked by a password", ReadingFault::kLocked)`.
inline std::unexpected<Error> fail(ErrorCode code, std::string message, ReadingFault fault = ReadingFault::kNone) {
  return std::unexpected(Error{code, std::move(message), fault});
}

// The kind of reason why a document was not read. Where `error` does not say, its code does: kUnsupported, kDamaged for
// kCorrupt, kOverLimit for kLimitExceeded, and kNone for what is not about the document (no such file, no worker).
ReadingFault fault_of(const Error& error);

}  // namespace tamga
