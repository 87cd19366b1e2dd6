// Logs: one JSON object a line. They hold what an operator needs and nothing of works, people or keys: callers give
// numbers, ids that are ours, and constant words.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <mutex>
#include <string>
#include <string_view>
#include <variant>

#include "engine/base/descriptor.h"
#include "engine/base/result.h"

namespace tamga {

enum class LogLevel : std::uint8_t { kError, kWarning, kInfo, kDebug };

std::string_view log_level_name(LogLevel level);  // "error", "warning", "info", "debug"
LogLevel log_level_of(std::string_view name);     // kInfo for anything else

struct LogField {
  std::string_view name;
  std::variant<std::string_view, std::int64_t, std::uint64_t, double, bool> value;
};

// A line without its end: {"time":"...","level":"info","event":"request","status":200}. Text is escaped as JSON wants
// it; bytes that are not UTF-8 become U+FFFD.
std::string log_line(std::string_view time, LogLevel level, std::string_view event,
                     std::initializer_list<LogField> fields);

// Any method may be called from several threads at once. Lines go out whole, one write each.
class Log {
 public:
  // To a file, which is made if it is absent and appended to; empty: to standard error.
  static Result<Log> open(std::string path, LogLevel least);

  Log(Log&& other) noexcept;
  Log& operator=(Log&&) = delete;
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;
  ~Log() = default;

  bool writes(LogLevel level) const { return level <= least_; }
  void write(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) const;

  // Opens the file again, after somebody moved it away. The old one stays in use where that fails.
  Status reopen();

 private:
  Log(std::string path, LogLevel least, Descriptor file)
      : path_(std::move(path)), least_(least), file_(std::move(file)) {}

  std::string path_;
  LogLevel least_;
  mutable std::mutex mutex_;
  Descriptor file_;  // guarded by mutex_; none: standard error
};

}  // namespace tamga
