// A platform that is turned away gives a work up for good. So a request waits where it can: for the state to be open
// after a start, for a disk to have room.
#pragma once

#include <chrono>
#include <thread>
#include <type_traits>

#include "service/works/workshop.h"

namespace tamga {

// Platforms wait for an answer for 120 s.
inline constexpr std::chrono::milliseconds kPatience{100'000};
inline constexpr std::chrono::milliseconds kPauseOfHold{250};

// Calls `call` with what is open until it does not fail for want of something that may come, or patience ends.
template <class Call>
std::invoke_result_t<Call, const Desk&> hold(const Workshop& workshop, const Call& call) {
  using std::chrono::steady_clock;
  const auto end = steady_clock::now() + kPatience;
  while (true) {
    const Desk* desk = workshop.desk(std::chrono::duration_cast<std::chrono::milliseconds>(end - steady_clock::now()));
    if (desk == nullptr) return fail(ErrorCode::kUnavailable, "the service is not open");
    auto result = call(*desk);
    if (result || result.error().code != ErrorCode::kUnavailable || steady_clock::now() >= end) return result;
    std::this_thread::sleep_for(kPauseOfHold);
  }
}

}  // namespace tamga
