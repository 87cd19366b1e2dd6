#include "corpora/worker/stream_server.h"

#include <unistd.h>

#include <algorithm>
#include <exception>
#include <new>
#include <string>
#include <utility>

#include "corpora/extract/safe_name.h"
#include "corpora/worker/messages.h"
#include "corpora/worker/stream_messages.h"

namespace tamga {
namespace {

// The bytes of the file, over the socket. A caller that is gone, or answers with something else, ends this process: it
// has nobody left to work for.
class RemoteBytes {
 public:
  RemoteBytes(FrameSocket& socket, std::uint32_t number) : socket_(socket), number_(number) {}

  std::string_view read(std::uint64_t at, std::size_t most) {
    const auto wanted = encode_wanted({.at = at, .count = std::min(most, kMostFeed)});
    if (most == 0) return {};
    if (!socket_.send(FrameKind::kWant, number_, {wanted})) ::_exit(0);
    const auto answer = socket_.receive(kMostFeed);
    if (!answer || answer->kind != FrameKind::kBytes) ::_exit(0);
    return answer->payload;
  }

 private:
  FrameSocket& socket_;  // NOLINT(cppcoreguidelines-avoid-const-or-ref-data-members): lives for one stream
  std::uint32_t number_;
};

Error out_of_memory() {
  return {ErrorCode::kLimitExceeded, "needs more memory than a reader may have"};
}

std::optional<Result<StreamedFile>> next_guarded(const DocumentStream& stream) try {
  return stream.next();
} catch (const std::bad_alloc&) {
  return std::unexpected(out_of_memory());
} catch (const std::exception&) {
  return fail(ErrorCode::kCorrupt, "damaged: its reader gave up");
}

Error harmless(Error error) {
  error.message = safe_name(error.message);
  error.document = safe_name(error.document);
  return error;
}

bool send_next(FrameSocket& socket, std::uint32_t number, const DocumentStream& stream) {
  const auto next = next_guarded(stream);
  if (!next) return socket.send(FrameKind::kEnd, number, {}).has_value();
  if (!*next) return socket.send(FrameKind::kError, number, {encode_error(harmless(next->error()))}).has_value();
  const auto& file = **next;
  return socket.send(FrameKind::kEntry, number, {encode_streamed_head(file), file.bytes}).has_value();
}

}  // namespace

std::optional<Frame> serve_stream(FrameSocket& socket, const Frame& request, const WorkerProgram& program) {
  const auto opening = decode_stream_request(request.payload);
  if (!opening || !program.open) return std::nullopt;
  const auto number = request.number;
  start_document_clock(program.lock);
  RemoteBytes bytes(socket, number);
  const auto stream = program.open(*opening, {.size = opening->size, .read = [&](std::uint64_t at, std::size_t most) {
                                                return bytes.read(at, most);
                                              }});
  if (!socket.send(FrameKind::kOpened, number, {encode_opened(stream.is_document)})) return std::nullopt;
  for (;;) {
    const auto asked = socket.receive(1ULL << 40U);
    if (!asked) return std::nullopt;
    if (asked->kind != FrameKind::kNext) return *asked;
    start_document_clock(program.lock);
    if (!send_next(socket, number, stream)) return std::nullopt;
  }
}

}  // namespace tamga
