#include "corpora/worker/stream_session.h"

#include <algorithm>
#include <utility>

#include "corpora/worker/messages.h"
#include "corpora/worker/stream_messages.h"

namespace tamga {
namespace {

// A whole archive may wait for its worker as long as so many documents.
constexpr int kMostWaits = 20;

}  // namespace

StreamSession::StreamSession(WorkerPool& pool, LentWorker worker, const StreamRequest& request, ByteFeed feed)
    : pool_(&pool), worker_(std::move(worker)), request_(request), feed_(std::move(feed)) {}

StreamSession::StreamSession(StreamSession&& other) noexcept
    : pool_(other.pool_),
      worker_(std::exchange(other.worker_, std::nullopt)),
      request_(std::move(other.request_)),
      feed_(std::move(other.feed_)),
      answers_(other.answers_),
      bytes_(other.bytes_),
      waited_(other.waited_),
      is_document_(other.is_document_) {}

StreamSession::~StreamSession() {
  if (worker_) pool_->give_back(*std::move(worker_));
}

Result<StreamSession> StreamSession::open(WorkerPool& pool, const StreamRequest& request, ByteFeed feed) {
  auto worker = pool.lend();
  if (!worker) return std::unexpected(std::move(worker.error()));
  StreamSession session(pool, *std::move(worker), request, std::move(feed));
  ++session.worker_->documents;
  const auto frame = session.ask(FrameKind::kOpenStream, encode_stream_request(request));
  if (!frame) return session.end(frame.error());
  const auto opened = frame->kind == FrameKind::kOpened ? decode_opened(frame->payload) : std::optional<bool>();
  if (!opened) return session.end(Broken::kNonsense);
  session.is_document_ = *opened;
  return session;
}

std::optional<Result<StreamedFile>> StreamSession::next() {
  if (!worker_) return std::nullopt;
  const auto frame = ask(FrameKind::kNext, {});
  if (!frame) return end(frame.error());
  const bool dump = request_.kind == StreamKind::kWikiDump;
  if (frame->kind == FrameKind::kEnd) {
    pool_->give_back(*std::exchange(worker_, std::nullopt));
    return std::nullopt;
  }
  if (!dump && ++answers_ > 2ULL * request_.limits.entries + 2) return end(Broken::kNonsense);
  if (frame->kind == FrameKind::kError) {
    if (auto error = decode_error(frame->payload)) return std::unexpected(*std::move(error));
  }
  if (frame->kind == FrameKind::kEntry) {
    if (auto file = decode_streamed(frame->payload, request_.limits.file_bytes)) {
      bytes_ += file->bytes.size();
      if (dump || bytes_ <= request_.limits.total_bytes) return *std::move(file);
    }
  }
  return end(Broken::kNonsense);
}

std::expected<Frame, Broken> StreamSession::ask(FrameKind kind, std::string_view payload) {
  const auto begin = std::chrono::steady_clock::now();
  const auto deadline = begin + pool_->settings().wall;
  auto& socket = worker_->socket;
  const auto number = worker_->documents;
  if (const auto sent = socket.send(kind, number, {payload}, deadline); !sent) return std::unexpected(sent.error());
  for (;;) {
    auto frame = socket.receive(most_streamed_payload(request_.limits.file_bytes), deadline);
    if (frame && frame->number != number) return std::unexpected(Broken::kNonsense);
    if (!frame || frame->kind != FrameKind::kWant) {
      waited_ += std::chrono::steady_clock::now() - begin;
      const bool dump = request_.kind == StreamKind::kWikiDump;
      if (!dump && waited_ > kMostWaits * pool_->settings().wall) return std::unexpected(Broken::kTooLate);
      return frame;
    }
    const auto wanted = decode_wanted(frame->payload, feed_.size);
    if (!wanted) return std::unexpected(Broken::kNonsense);
    const auto bytes = feed_.read(wanted->at, static_cast<std::size_t>(wanted->count));
    if (const auto sent = socket.send(FrameKind::kBytes, number, {bytes}, deadline); !sent) {
      return std::unexpected(sent.error());
    }
  }
}

std::unexpected<Error> StreamSession::end(Broken how) {
  return pool_->give_up(*std::exchange(worker_, std::nullopt), how);
}

}  // namespace tamga
