// Any bytes as what a worker sends: one frame inside its limit, or an end; never more than was announced.
#include <sys/socket.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "corpora/worker/frame.h"
#include "tests/fuzz/sound_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kMost = 4096;
  constexpr std::size_t kHeader = 16;
  if (size > (64U << 10U)) return 0;  // what a socket takes without a reader
  auto ends = tamga::make_socket_pair(SOCK_STREAM);
  tamga::require(ends.has_value(), "there are descriptors");
  const auto sent = size == 0 ? 0 : ::send(ends->theirs.number(), data, size, MSG_NOSIGNAL);
  tamga::require(sent == static_cast<ssize_t>(size), "the socket takes all");
  ends->theirs.reset();
  tamga::FrameSocket socket(std::move(ends->ours));
  const auto frame = socket.receive(kMost);
  if (!frame) return 0;
  tamga::require(frame->payload.size() <= kMost, "a frame keeps its limit");
  tamga::require(frame->payload.size() + kHeader == size, "a frame is all that was sent");
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  tamga::require(frame->payload == bytes.substr(kHeader), "a payload is what was sent");
  tamga::require(socket.receive(kMost).error() == tamga::Broken::kClosed, "behind it is the end");
  return 0;
}
