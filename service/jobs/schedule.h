// The order in which the jobs of one lane run. Plain bookkeeping in memory: no clock, no disk, no threads.
//
// Interactive jobs go before those of a batch, but a batch that waits gets one turn of kBatchTurn, so that it ends even
// where somebody hands works in without pause.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "service/jobs/job.h"

namespace tamga {

inline constexpr std::uint32_t kBatchTurn = 8;

class Schedule {
 public:
  explicit Schedule(std::uint32_t most_a_key = UINT32_MAX) : most_a_key_(most_a_key) {}

  void add(Job job);  // its number is not there yet

  // The next job whose time has come; it runs from now on. Time O(log jobs + keys).
  std::optional<Job> take(Milliseconds now);
  // When the first job that waits for its time may run; nothing if there is none.
  std::optional<Milliseconds> next_due() const;

  void done(const Job& job);   // it has run
  void again(const Job& job);  // it has run and will run again, with the fields that it has now

  // Takes out waiting jobs that `which` wants, and returns their numbers.
  std::vector<std::uint64_t> remove(const std::function<bool(const Job&)>& which);
  // Every job, with whether it runs, by chain and number.
  void visit(const std::function<void(const Job&, bool running)>& visit) const;

 private:
  struct Chain {
    std::deque<Job> jobs;  // by number; the first may be running
    bool running = false;
    bool placed = false;  // its first job is in waiting_ or in ready_
  };
  using Turns = std::map<std::string, std::deque<std::string>>;  // key → chains whose first job may run

  void place(const std::string& name, Chain& chain);
  void unplace(const std::string& name, Chain& chain);
  void wake(Milliseconds now);  // moves those whose time has come from waiting_ to ready_
  std::optional<std::string> next_chain();
  std::optional<std::string> next_chain(Priority priority);

  std::uint32_t most_a_key_;
  std::unordered_map<std::string, Chain> chains_;
  std::set<std::pair<Milliseconds, std::string>> waiting_;  // due time of the first job, chain
  std::array<Turns, 2> ready_;                              // by priority of the first job
  std::array<std::string, 2> last_key_;                     // whose turn it was
  std::map<std::string, std::uint32_t> running_;            // jobs by key
  std::uint32_t before_batch_ = 0;                          // interactive jobs taken while a batch was ready
};

}  // namespace tamga
