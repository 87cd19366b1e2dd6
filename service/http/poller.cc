#include "service/http/poller.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <limits>
#include <string>
#include <system_error>

namespace tamga {
namespace {

constexpr std::uint64_t kWakeToken = std::numeric_limits<std::uint64_t>::max();
constexpr std::size_t kMostAtOnce = 256;

epoll_event wish(std::uint64_t token, bool reading, bool writing) {
  epoll_event event{};
  event.events = (reading ? unsigned{EPOLLIN} : 0U) | (writing ? unsigned{EPOLLOUT} : 0U);
  event.data.u64 = token;
  return event;
}

std::unexpected<Error> refused(const char* what) {
  return fail(ErrorCode::kUnavailable, std::string(what) + ": " + std::generic_category().message(errno));
}

}  // namespace

Result<Poller> Poller::make() {
  Descriptor epoll(::epoll_create1(EPOLL_CLOEXEC));
  Descriptor event(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  if (epoll.number() < 0 || event.number() < 0) return refused("cannot wait for connections");
  Poller poller(std::move(epoll), std::move(event));
  if (const auto added = poller.add(poller.event_.number(), kWakeToken, true, false); !added) {
    return std::unexpected(added.error());
  }
  return poller;
}

Status Poller::add(int descriptor, std::uint64_t token, bool reading, bool writing) {
  auto event = wish(token, reading, writing);
  if (::epoll_ctl(epoll_.number(), EPOLL_CTL_ADD, descriptor, &event) != 0) return refused("cannot watch a connection");
  return {};
}

void Poller::change(int descriptor, std::uint64_t token, bool reading, bool writing) {
  auto event = wish(token, reading, writing);
  static_cast<void>(::epoll_ctl(epoll_.number(), EPOLL_CTL_MOD, descriptor, &event));
}

void Poller::remove(int descriptor) {
  static_cast<void>(::epoll_ctl(epoll_.number(), EPOLL_CTL_DEL, descriptor, nullptr));
}

const std::vector<Readiness>& Poller::wait(std::chrono::milliseconds longest) {
  std::array<epoll_event, kMostAtOnce> events;
  const int count = ::epoll_wait(epoll_.number(), events.data(), kMostAtOnce, static_cast<int>(longest.count()));
  ready_.clear();
  for (int i = 0; i < count; ++i) {
    const auto& event = events[static_cast<std::size_t>(i)];
    if (event.data.u64 == kWakeToken) {
      std::uint64_t times = 0;
      static_cast<void>(!::read(event_.number(), &times, sizeof times));
      continue;
    }
    const unsigned flags = event.events;
    ready_.push_back({event.data.u64, (flags & EPOLLIN) != 0, (flags & EPOLLOUT) != 0,
                      (flags & (unsigned{EPOLLHUP} | unsigned{EPOLLERR})) != 0});
  }
  return ready_;
}

void Poller::wake() const {
  const std::uint64_t once = 1;
  static_cast<void>(!::write(event_.number(), &once, sizeof once));
}

}  // namespace tamga
