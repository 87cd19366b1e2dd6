// A progress bar on the terminal behind standard error; nothing at all where there is none.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cli/console.h"

namespace tamga {

// "[########............]  8/20  essay.docx", shortened to `width` columns; without a known total "  8  essay.docx".
// `name` is made harmless. A pure function.
std::string progress_line(std::uint64_t done, std::optional<std::uint64_t> total, std::string_view name,
                          std::uint32_t width);

// Draws at most ten times a second. The line is gone when the object is.
class Progress {
 public:
  Progress(Console& console, std::optional<std::uint64_t> total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  Progress(Progress&&) = delete;
  Progress& operator=(Progress&&) = delete;

  // One more document is done.
  void step(std::string_view name);
  // Takes the line away, so that other output has the row to itself.
  void hide();

 private:
  Console& console_;
  std::optional<std::uint64_t> total_;
  std::uint64_t done_ = 0;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point next_;
};

}  // namespace tamga
