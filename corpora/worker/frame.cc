#include "corpora/worker/frame.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <cstring>
#include <span>

namespace tamga {
namespace {

struct Header {
  std::uint32_t kind;
  std::uint32_t number;
  std::uint64_t size;
};
static_assert(sizeof(Header) == 16);

constexpr std::size_t kBuffer = 64U << 10U;     // kept between frames: small documents need one call
constexpr std::size_t kKeptBuffer = 1U << 20U;  // a larger one is given back
constexpr std::size_t kMostPieces = 4;

// Waits until the socket is ready; without a deadline the call itself waits.
std::expected<void, Broken> wait_for(int socket, short event, Deadline deadline) {
  if (deadline == kNoDeadline) return {};
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    pollfd entry{.fd = socket, .events = event, .revents = 0};
    const int ready = ::poll(&entry, 1, static_cast<int>(std::max<long>(left.count(), 0)));
    if (ready > 0) return {};
    if (ready == 0) return std::unexpected(Broken::kTooLate);
    if (errno != EINTR) return std::unexpected(Broken::kClosed);
  }
}

bool is_kind(std::uint32_t kind) {
  return kind >= static_cast<std::uint32_t>(FrameKind::kReady) &&
         kind <= static_cast<std::uint32_t>(FrameKind::kAnswers);
}

// Takes `count` sent bytes off the front of the pieces.
void advance(std::span<iovec>& pieces, std::size_t count) {
  while (!pieces.empty() && count >= pieces.front().iov_len) {
    count -= pieces.front().iov_len;
    pieces = pieces.subspan(1);
  }
  if (pieces.empty()) return;
  pieces.front().iov_base = static_cast<char*>(pieces.front().iov_base) + count;
  pieces.front().iov_len -= count;
}

}  // namespace

std::expected<void, Broken> FrameSocket::send(FrameKind kind, std::uint32_t number,
                                              std::initializer_list<std::string_view> payload, Deadline deadline) {
  assert(payload.size() <= kMostPieces);
  Header header{.kind = static_cast<std::uint32_t>(kind), .number = number, .size = 0};
  std::array<iovec, kMostPieces + 1> all{};
  std::size_t count = 0;
  all[count++] = {.iov_base = &header, .iov_len = sizeof(header)};
  for (const auto piece : payload) {
    header.size += piece.size();
    all[count++] = {.iov_base = const_cast<char*>(piece.data()), .iov_len = piece.size()};  // sendmsg only reads
  }
  const int wait = deadline == kNoDeadline ? 0 : MSG_DONTWAIT;
  for (std::span<iovec> left(all.data(), count); !left.empty();) {
    msghdr message{};
    message.msg_iov = left.data();
    message.msg_iovlen = left.size();
    const auto sent = ::sendmsg(socket_.number(), &message, MSG_NOSIGNAL | wait);
    if (sent >= 0) {
      advance(left, static_cast<std::size_t>(sent));
    } else if (errno == EAGAIN) {
      if (const auto ready = wait_for(socket_.number(), POLLOUT, deadline); !ready) return ready;
    } else if (errno != EINTR) {
      return std::unexpected(Broken::kClosed);
    }
  }
  return {};
}

std::expected<std::size_t, Broken> FrameSocket::receive_some(Deadline deadline) {
  for (;;) {
    if (const auto ready = wait_for(socket_.number(), POLLIN, deadline); !ready) return std::unexpected(ready.error());
    const auto got = ::recv(socket_.number(), buffer_.data() + filled_, buffer_.size() - filled_, 0);
    if (got > 0) {
      filled_ += static_cast<std::size_t>(got);
      return static_cast<std::size_t>(got);
    }
    if (got == 0 || errno != EINTR) return std::unexpected(Broken::kClosed);
  }
}

std::expected<Frame, Broken> FrameSocket::receive(std::uint64_t most, Deadline deadline) {
  filled_ = 0;
  if (buffer_.size() < kBuffer || buffer_.size() > kKeptBuffer) {
    buffer_.resize(kBuffer);
    buffer_.shrink_to_fit();
  }
  Header header{};
  while (filled_ < sizeof(header)) {
    if (const auto got = receive_some(deadline); !got) return std::unexpected(got.error());
  }
  std::memcpy(&header, buffer_.data(), sizeof(header));
  if (!is_kind(header.kind) || header.size > most) return std::unexpected(Broken::kNonsense);
  const std::size_t total = sizeof(header) + header.size;
  if (total > buffer_.size()) buffer_.resize(total);
  while (filled_ < total) {
    if (const auto got = receive_some(deadline); !got) return std::unexpected(got.error());
  }
  if (filled_ > total) return std::unexpected(Broken::kNonsense);
  return Frame{static_cast<FrameKind>(header.kind), header.number,
               std::string_view(buffer_).substr(sizeof(header), header.size)};
}

std::optional<SocketPair> make_socket_pair(int type) {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, ends.data()) != 0) return std::nullopt;
  return SocketPair{Descriptor(ends[0]), Descriptor(ends[1])};
}

}  // namespace tamga
