#include "service/log/log.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <ctime>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

#include "engine/base/json.h"

namespace tamga {
namespace {

// RFC 3339 in UTC with milliseconds.
std::string time_now() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
  const std::time_t seconds = milliseconds / 1000;
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char text[40];
  const auto length = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S.", &parts);
  auto fraction = std::to_string(milliseconds % 1000 + 1000);
  fraction[0] = 'Z';
  return std::string(text, length) + fraction.substr(1) + fraction[0];
}

Result<Descriptor> open_file(const std::string& path) {
  if (path.empty()) return Descriptor();
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640));
  if (file.number() < 0) {
    return fail(ErrorCode::kUnavailable,
                path + ": the log cannot be written: " + std::generic_category().message(errno));
  }
  return file;
}

}  // namespace

std::string_view log_level_name(LogLevel level) {
  switch (level) {
    case LogLevel::kError:
      return "error";
    case LogLevel::kWarning:
      return "warning";
    case LogLevel::kInfo:
      return "info";
    case LogLevel::kDebug:
      break;
  }
  return "debug";
}

LogLevel log_level_of(std::string_view name) {
  for (const auto level : {LogLevel::kError, LogLevel::kWarning, LogLevel::kDebug}) {
    if (log_level_name(level) == name) return level;
  }
  return LogLevel::kInfo;
}

std::string log_line(std::string_view time, LogLevel level, std::string_view event,
                     std::initializer_list<LogField> fields) {
  Json line = {{"time", time}, {"level", log_level_name(level)}, {"event", event}};
  for (const auto& field : fields) {
    std::visit([&](const auto& value) { line[std::string(field.name)] = value; }, field.value);
  }
  return dump_json_line(line);
}

Result<Log> Log::open(std::string path, LogLevel least) {
  auto file = open_file(path);
  if (!file) return std::unexpected(file.error());
  return Log(std::move(path), least, *std::move(file));
}

Log::Log(Log&& other) noexcept : path_(std::move(other.path_)), least_(other.least_), file_(std::move(other.file_)) {}

void Log::write(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) const {
  if (!writes(level)) return;
  const auto line = log_line(time_now(), level, event, fields) + "\n";
  const std::lock_guard lock(mutex_);
  const int target = file_.number() < 0 ? STDERR_FILENO : file_.number();
  static_cast<void>(!::write(target, line.data(), line.size()));  // a log that cannot be written stops nothing
}

Status Log::reopen() {
  auto file = open_file(path_);
  if (!file) return std::unexpected(file.error());
  const std::lock_guard lock(mutex_);
  file_ = *std::move(file);
  return {};
}

}  // namespace tamga
