// Ctrl-C as a request instead of an end: the running document is finished first.
#pragma once

#include <csignal>

namespace tamga {

// While it lives, the first SIGINT or SIGTERM only sets a flag; a second one ends the process as usual. One at a time.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;
  Interrupt(Interrupt&&) = delete;
  Interrupt& operator=(Interrupt&&) = delete;

  bool requested() const;

 private:
  struct sigaction before_interrupt_{};
  struct sigaction before_terminate_{};
};

}  // namespace tamga
