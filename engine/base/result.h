// Errors as values: every call that can fail returns Result<T> or Status.
//
// No exception crosses a module: the file that calls a throwing library turns what it throws into an Error. A
// programmer's mistake is an assertion, never an Error.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <utility>

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
  std::string message;  // one sentence that names the file, key or byte offset and the cause
};

template <class T>
using Result = std::expected<T, Error>;
using Status = Result<void>;

// The short way to return an Error: `return fail(ErrorCode::kNotFound, path + ": no such file");`
inline std::unexpected<Error> fail(ErrorCode code, std::string message) {
  return std::unexpected(Error{code, std::move(message)});
}

}  // namespace tamga
