// The outside world of a command: results on standard output, everything else on standard error.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "cli/exit_code.h"
#include "cli/terminal_view.h"
#include "engine/base/result.h"

namespace tamga {

// Not safe from several threads.
class Console {
 public:
  // Descriptors 1 and 2 of the process. Colour and width come from the terminal, if standard output is one; colour is
  // off where NO_COLOR is set or TERM is "dumb".
  Console();
  ~Console();
  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;
  Console(Console&&) = delete;
  Console& operator=(Console&&) = delete;

  const TextStyle& style() const { return style_; }
  // Whether standard error is a terminal, which is where a progress bar makes sense.
  bool shows_progress() const { return shows_progress_; }

  // Writes to standard output, buffered; `flush` sends it on. Once nobody reads any more, nothing is written.
  void print(std::string_view text);
  void flush();

  // A line on standard error, "tamga: ", made harmless. Flushes standard output first, so that lines keep their order.
  void complain(std::string_view message);
  // Why a document was not read: the sentence, and behind it the code: "a.pdf: unsupported: ... [locked]".
  void complain(const Error& error);
  // The same without the name of the program in front: a summary, a hint.
  void remark(std::string_view message);
  // Terminal escapes and all, for the progress bar alone.
  void draw(std::string_view text) const;

  // An error of the corpus as a whole: says it and returns its exit code.
  ExitCode fail(const Error& error);

  // Nobody reads standard output any more, or it cannot be written: there is no use in going on.
  bool closed() const { return closed_; }
  // Whether what was printed has been lost for another reason than a reader who left.
  bool broken() const { return broken_; }

 private:
  void write_out();

  TextStyle style_;
  bool shows_progress_ = false;
  bool closed_ = false;
  bool broken_ = false;
  std::string buffer_;
};

}  // namespace tamga
