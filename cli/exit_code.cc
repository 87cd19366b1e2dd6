#include "cli/exit_code.h"

#include <algorithm>

namespace tamga {

ExitCode corpus_exit_code(const Error& error) {
  switch (error.code) {
    case ErrorCode::kInvalidArgument:
      return ExitCode::kUsage;
    case ErrorCode::kNotFound:
    case ErrorCode::kPermissionDenied:
    case ErrorCode::kUnsupported:
    case ErrorCode::kCorrupt:
    case ErrorCode::kLimitExceeded:
    case ErrorCode::kUnavailable:
      return ExitCode::kCorpusUnusable;
  }
  return ExitCode::kCorpusUnusable;  // not reached: the switch names every code
}

ExitCode worse(ExitCode a, ExitCode b) {
  return std::max(a, b);
}

}  // namespace tamga
