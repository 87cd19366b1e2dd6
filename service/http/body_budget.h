// How many bytes of bodies may be in memory at a time. Who comes when it is used up waits; nobody is refused.
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>

namespace tamga {

// Bodies up to this size are always let in: connections bound their number.
inline constexpr std::uint64_t kSmallBody = std::uint64_t{64} * 1024;

class BodyBudget {
 public:
  explicit BodyBudget(std::uint64_t bytes) : whole_(std::max<std::uint64_t>(bytes, 1)), free_(whole_) {}

  // Whether `bytes` are set aside now for connection `id`; else it waits, first come, first served. More than the
  // whole budget counts as the whole.
  bool take(std::uint64_t id, std::uint64_t bytes) {
    bytes = counted(bytes);
    if (bytes > 0 && (!waiting_.empty() || bytes > free_)) {
      waiting_.push_back({id, bytes});
      return false;
    }
    free_ -= bytes;
    return true;
  }

  void give_back(std::uint64_t bytes) { free_ += counted(bytes); }
  void forget(std::uint64_t id) {
    std::erase_if(waiting_, [&](const Waiting& one) { return one.id == id; });
  }

  // Calls `admit(id)` for everybody who waited and now has its bytes.
  template <class Admit>
  void admit_waiting(Admit admit) {
    while (!waiting_.empty() && waiting_.front().bytes <= free_) {
      const auto next = waiting_.front();
      waiting_.pop_front();
      free_ -= next.bytes;
      admit(next.id);
    }
  }

  std::uint64_t in_use() const { return whole_ - free_; }

 private:
  struct Waiting {
    std::uint64_t id, bytes;
  };
  std::uint64_t counted(std::uint64_t bytes) const { return bytes <= kSmallBody ? 0 : std::min(bytes, whole_); }

  std::uint64_t whole_, free_;
  std::deque<Waiting> waiting_;
};

}  // namespace tamga
