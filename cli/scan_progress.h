// How far a scan is: a bar on a terminal, or a line now and then where there is none.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "cli/console.h"
#include "corpora/scan/scan.h"

namespace tamga {

// "checking  [######..............]  150/500  35 works/s  10 s left  essay.docx", at most `width` columns. Rate and
// time left are of this start: what an earlier one did counts for nothing. A pure function.
std::string scan_progress_line(const ScanProgress& progress, double seconds, std::uint32_t width);

// "2 h 05 min", "3 min 20 s", "7 s".
std::string duration_text(double seconds);

class ScanProgressView {
 public:
  // With `always`, lines are written where standard error is no terminal.
  ScanProgressView(Console& console, bool always);
  ~ScanProgressView();
  ScanProgressView(const ScanProgressView&) = delete;
  ScanProgressView& operator=(const ScanProgressView&) = delete;
  ScanProgressView(ScanProgressView&&) = delete;
  ScanProgressView& operator=(ScanProgressView&&) = delete;

  void show(const ScanProgress& progress);
  // Takes the bar away, so that other output has the row to itself.
  void hide();

 private:
  using Clock = std::chrono::steady_clock;

  Console& console_;
  bool always_;
  bool drawn_ = false;
  std::optional<ScanStep> step_;
  Clock::time_point step_began_;
  Clock::time_point next_;
};

}  // namespace tamga
