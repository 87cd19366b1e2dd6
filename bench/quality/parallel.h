// Many jobs on a few threads, and the processor time of one of them.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <ctime>
#include <functional>
#include <thread>
#include <vector>

namespace tamga::quality {

// Calls `job` once for each index below `count`, on at most `threads` threads. Jobs write to places of their own, so
// that what they make does not depend on the threads.
inline void for_each_index(std::size_t count, std::size_t threads, const std::function<void(std::size_t)>& job) {
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < count; i = next++) job(i);
  };
  std::vector<std::jthread> others;
  while (others.size() + 1 < std::min(threads, count)) others.emplace_back(work);
  work();
}

// Milliseconds of processor time that the calling thread has used.
inline double thread_cpu_ms() {
  std::timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

}  // namespace tamga::quality
