#include "cli/progress.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/layout.h"

namespace tamga {
namespace {

constexpr std::uint32_t kBarColumns = 20;
constexpr auto kBetweenDrawings = std::chrono::milliseconds(100);

}  // namespace

std::string progress_line(std::uint64_t done, std::optional<std::uint64_t> total, std::string_view name,
                          std::uint32_t width) {
  auto line = fmt::format("  {}", done);
  if (total && *total > 0) {
    const auto filled = static_cast<std::size_t>(std::min(done, *total) * kBarColumns / *total);
    line = fmt::format("[{}{}]  {}/{}", std::string(filled, '#'), std::string(kBarColumns - filled, '.'), done, *total);
  }
  return shorten(line + "  " + printable(name), width);
}

Progress::Progress(Console& console, std::optional<std::uint64_t> total) : console_(console), total_(total) {}

Progress::~Progress() {
  hide();
}

void Progress::step(std::string_view name) {
  ++done_;
  const auto now = std::chrono::steady_clock::now();
  if (!console_.shows_progress() || now < next_) return;
  next_ = now + kBetweenDrawings;
  console_.draw("\r" + progress_line(done_, total_, name, console_.style().width - 1) + "\x1b[K");
  drawn_ = true;
}

void Progress::hide() {
  if (!drawn_) return;
  console_.draw("\r\x1b[K");
  drawn_ = false;
}

}  // namespace tamga
