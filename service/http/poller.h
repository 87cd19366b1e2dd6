// Which descriptors can go on: epoll(7), and a way for other threads to wake the one that waits.
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include "engine/base/descriptor.h"
#include "engine/base/result.h"

namespace tamga {

struct Readiness {
  std::uint64_t token = 0;
  bool readable = false;
  bool writable = false;
  bool broken = false;  // hung up, or an error
};

class Poller {
 public:
  static Result<Poller> make();

  // Says what `token` waits for. `add` once a descriptor, then `change`; closing a descriptor removes it.
  Status add(int descriptor, std::uint64_t token, bool reading, bool writing);
  void change(int descriptor, std::uint64_t token, bool reading, bool writing);
  void remove(int descriptor);

  // Waits for at most `longest`; empty after a wake() or when nothing came.
  const std::vector<Readiness>& wait(std::chrono::milliseconds longest);
  void wake() const;  // from any thread

 private:
  Poller(Descriptor epoll, Descriptor event) : epoll_(std::move(epoll)), event_(std::move(event)) {}
  Descriptor epoll_, event_;
  std::vector<Readiness> ready_;
};

}  // namespace tamga
