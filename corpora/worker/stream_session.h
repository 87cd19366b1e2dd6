// The caller's end of a stream of documents: an archive or a dump, read by a worker of its own.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>

#include "corpora/archive/document_stream.h"
#include "corpora/worker/pool.h"

namespace tamga {

// Holds one worker, and in this process one document at a time. Not safe from several threads; the pool must outlive
// it.
class StreamSession {
 public:
  // Errors: those of WorkerPool::lend; what ended the worker. Messages say only why.
  static Result<StreamSession> open(WorkerPool& pool, const StreamRequest& request, ByteFeed feed);

  StreamSession(StreamSession&& other) noexcept;
  StreamSession& operator=(StreamSession&&) = delete;
  StreamSession(const StreamSession&) = delete;
  StreamSession& operator=(const StreamSession&) = delete;
  ~StreamSession();  // gives the worker back

  // The file is a document and not an archive of documents: next() need not be asked.
  bool is_document() const { return is_document_; }

  // As DocumentStream::next. Whatever the worker answers: names are harmless, no document is larger than the limit, and
  // there are no more entries than the limit and as many Errors at most; a worker that breaks this is ended with one
  // Error, and so is the stream.
  std::optional<Result<StreamedFile>> next();

 private:
  StreamSession(WorkerPool& pool, LentWorker worker, const StreamRequest& request, ByteFeed feed);

  // The answer to a frame; what the worker wants to know in between is told.
  std::expected<Frame, Broken> ask(FrameKind kind, std::string_view payload);
  std::unexpected<Error> end(Broken how);

  WorkerPool* pool_;
  std::optional<LentWorker> worker_;  // none: it has been ended
  StreamRequest request_;
  ByteFeed feed_;
  std::uint64_t answers_ = 0;
  std::uint64_t bytes_ = 0;
  std::chrono::steady_clock::duration waited_{};
  bool is_document_ = false;
};

}  // namespace tamga
