#include "cli/interrupt.h"

#include <cassert>

namespace tamga {
namespace {

// A signal handler can reach nothing but globals of this one type.
volatile std::sig_atomic_t requested_signal = 0;

extern "C" void remember_signal(int signal) {
  requested_signal = signal;
}

}  // namespace

Interrupt::Interrupt() {
  requested_signal = 0;
  struct sigaction action{};
  action.sa_handler = remember_signal;
  action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
  const bool done =
      ::sigaction(SIGINT, &action, &before_interrupt_) == 0 && ::sigaction(SIGTERM, &action, &before_terminate_) == 0;
  assert(done);
  static_cast<void>(done);
}

Interrupt::~Interrupt() {
  ::sigaction(SIGINT, &before_interrupt_, nullptr);
  ::sigaction(SIGTERM, &before_terminate_, nullptr);
}

// Part of the object's promise, although the flag itself is the process's.
bool Interrupt::requested() const {  // NOLINT(readability-convert-member-functions-to-static)
  return requested_signal != 0;
}

}  // namespace tamga
