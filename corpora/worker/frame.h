// What passes between a caller and a worker: frames over a stream socket, each a header of 16 bytes and a payload.
//
// A frame from a worker comes from code that strange bytes may have taken over. The receiver bounds its size before it
// makes room for it, and takes nothing in it on trust.
#pragma once

#include <chrono>
#include <cstdint>
#include <expected>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "engine/base/descriptor.h"

namespace tamga {

enum class FrameKind : std::uint32_t {
  kReady = 1,     // worker: the layers that it put on
  kNotReady = 2,  // worker: why it cannot work
  kDocument = 3,  // caller: a name and bytes
  kText = 4,      // worker: the text of the document
  kError = 5,     // worker: why there is none
  // A file of many documents (stream_messages.h).
  kOpenStream = 6,  // caller: what to open
  kOpened = 7,      // worker: what it is
  kWant = 8,        // worker: bytes of the file that it needs to go on
  kBytes = 9,       // caller: those bytes
  kNext = 10,       // caller: the next document, please
  kEntry = 11,      // worker: here it is; kError: it cannot be read
  kEnd = 12,        // worker: there are no more
  // Several small documents at a time: waking each other costs both ends as much as such a document.
  kDocuments = 13,  // caller: their names and bytes
  kAnswers = 14     // worker: of each the text, or why there is none
};

struct Frame {
  FrameKind kind;
  std::uint32_t number;      // of the document, so that an answer cannot be taken for that to another one
  std::string_view payload;  // until the next call of receive()
};

// Why a frame could not be sent or received.
enum class Broken : std::uint8_t { kClosed, kTooLate, kNonsense };

using Deadline = std::chrono::steady_clock::time_point;
inline constexpr Deadline kNoDeadline = Deadline::max();

// One end of the socket. Not safe from several threads.
class FrameSocket {
 public:
  explicit FrameSocket(Descriptor socket) : socket_(std::move(socket)) {}

  // Sends a frame whose payload is the pieces one behind the other.
  std::expected<void, Broken> send(FrameKind kind, std::uint32_t number,
                                   std::initializer_list<std::string_view> payload, Deadline deadline = kNoDeadline);

  // The next frame. kNonsense: an unknown kind, a payload of more than `most` bytes, or bytes behind the frame, which
  // nobody sends before it is asked.
  std::expected<Frame, Broken> receive(std::uint64_t most, Deadline deadline = kNoDeadline);

 private:
  std::expected<std::size_t, Broken> receive_some(Deadline deadline);

  Descriptor socket_;
  std::string buffer_;
  std::size_t filled_ = 0;
};

// Two connected ends. Nothing: the system has no descriptors left.
struct SocketPair {
  Descriptor ours;
  Descriptor theirs;
};
std::optional<SocketPair> make_socket_pair(int type);

}  // namespace tamga
