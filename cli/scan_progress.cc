#include "cli/scan_progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "cli/layout.h"

namespace tamga {
namespace {

constexpr std::uint32_t kBarColumns = 20;
constexpr std::uint32_t kLineColumns = 100;  // where there is no terminal
constexpr auto kBetweenDrawings = std::chrono::milliseconds(100);
constexpr auto kBetweenLines = std::chrono::seconds(10);
constexpr double kFirstRate = 0.5;  // seconds, before which a rate says nothing

std::string_view step_name(ScanStep step) {
  switch (step) {
    case ScanStep::kReading:
      return "reading";
    case ScanStep::kChecking:
      return "checking";
    case ScanStep::kAdding:
      break;
  }
  return "adding";
}

std::string bar_of(std::uint64_t done, std::uint64_t total) {
  const auto filled = static_cast<std::size_t>(std::min(done, total) * kBarColumns / total);
  return fmt::format("[{}{}]  {}/{}", std::string(filled, '#'), std::string(kBarColumns - filled, '.'), done, total);
}

std::string rate_text(double rate) {
  return rate < 10 ? fmt::format("{:.1f} works/s", rate) : fmt::format("{:.0f} works/s", rate);
}

}  // namespace

std::string duration_text(double seconds) {
  const auto all = static_cast<std::uint64_t>(std::llround(std::max(seconds, 0.0)));
  if (all < 60) return fmt::format("{} s", all);
  if (all < 3600) return fmt::format("{} min {:02} s", all / 60, all % 60);
  return fmt::format("{} h {:02} min", all / 3600, all % 3600 / 60);
}

std::string scan_progress_line(const ScanProgress& progress, double seconds, std::uint32_t width) {
  auto line = fmt::format("{}  ", step_name(progress.step));
  line +=
      progress.total && *progress.total > 0 ? bar_of(progress.done, *progress.total) : fmt::format("{}", progress.done);
  const auto done = static_cast<double>(progress.done - std::min(progress.kept, progress.done));
  if (seconds >= kFirstRate && done > 0) {
    const double rate = done / seconds;
    line += "  " + rate_text(rate);
    if (progress.total && *progress.total >= progress.done) {
      line += fmt::format("  {} left", duration_text(static_cast<double>(*progress.total - progress.done) / rate));
    }
  }
  return shorten(line + "  " + printable(progress.name), width);
}

ScanProgressView::ScanProgressView(Console& console, bool always) : console_(console), always_(always) {}

ScanProgressView::~ScanProgressView() {
  hide();
}

void ScanProgressView::show(const ScanProgress& progress) {
  if (!console_.shows_progress() && !always_) return;
  const auto now = Clock::now();
  if (step_ != progress.step) {
    step_ = progress.step;
    step_began_ = now;
    next_ = now + (console_.shows_progress() ? Clock::duration(kBetweenDrawings) : Clock::duration(kBetweenLines));
  }
  const bool last = progress.total && progress.done == *progress.total;
  if (now < next_ && !(last && !console_.shows_progress())) return;
  const double seconds = std::chrono::duration<double>(now - step_began_).count();
  if (console_.shows_progress()) {
    next_ = now + kBetweenDrawings;
    console_.draw("\r" + scan_progress_line(progress, seconds, console_.style().width - 1) + "\x1b[K");
    drawn_ = true;
  } else {
    next_ = now + kBetweenLines;
    console_.remark(scan_progress_line(progress, seconds, kLineColumns));
  }
}

void ScanProgressView::hide() {
  if (!drawn_) return;
  console_.draw("\r\x1b[K");
  drawn_ = false;
}

}  // namespace tamga
