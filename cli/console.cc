#include "cli/console.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <system_error>

#include "cli/layout.h"

namespace tamga {
namespace {

constexpr std::size_t kBufferBytes = 64U << 10U;
constexpr std::uint32_t kWidestText = 120;  // longer lines are hard to read

// All of `text` to a descriptor; the error of the first write that fails.
std::error_code write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const auto written = ::write(descriptor, text.data(), text.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return {errno, std::generic_category()};
    }
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

bool colour_wanted() {
  // Read before any thread starts.
  const char* no_colour = std::getenv("NO_COLOR");  // NOLINT(concurrency-mt-unsafe)
  const char* terminal = std::getenv("TERM");       // NOLINT(concurrency-mt-unsafe)
  const bool refused = no_colour != nullptr && *no_colour != '\0';
  return !refused && terminal != nullptr && std::string_view(terminal) != "dumb";
}

std::uint32_t terminal_width() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return TextStyle{}.width;
  return std::clamp<std::uint32_t>(size.ws_col, kLeastWidth, kWidestText);
}

}  // namespace

Console::Console() : shows_progress_(::isatty(STDERR_FILENO) == 1) {
  if (::isatty(STDOUT_FILENO) == 1) style_ = {colour_wanted(), terminal_width()};
}

Console::~Console() {
  write_out();
}

void Console::print(std::string_view text) {
  if (closed_) return;
  buffer_ += text;
  if (buffer_.size() >= kBufferBytes) write_out();
}

void Console::flush() {
  write_out();
}

void Console::write_out() {
  if (closed_ || buffer_.empty()) return;
  const auto failed = write_all(STDOUT_FILENO, buffer_);
  buffer_.clear();
  if (!failed) return;
  closed_ = true;
  if (failed == std::errc::broken_pipe) return;  // `| head` has seen enough
  broken_ = true;
  remark("tamga: standard output: " + failed.message());
}

void Console::complain(std::string_view message) {
  remark("tamga: " + std::string(message));
}

void Console::complain(const Error& error) {
  const auto fault = fault_of(error);
  complain(fault == ReadingFault::kNone ? error.message : error.message + " [" + std::string(fault_name(fault)) + "]");
}

void Console::remark(std::string_view message) {
  write_out();
  // Where standard error is gone too, there is nobody left to tell.
  [[maybe_unused]] const auto ignored = write_all(STDERR_FILENO, printable(message) + '\n');
}

void Console::draw(std::string_view text) const {
  [[maybe_unused]] const auto ignored = write_all(STDERR_FILENO, text);
}

ExitCode Console::fail(const Error& error) {
  complain(error.message);
  return corpus_exit_code(error);
}

}  // namespace tamga
