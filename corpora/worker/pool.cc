#include "corpora/worker/pool.h"

#include <sys/wait.h>

#include <algorithm>
#include <csignal>
#include <string>
#include <utility>

#include "corpora/extract/byte_count.h"
#include "corpora/extract/safe_name.h"

namespace tamga {
namespace {

std::string seconds(std::chrono::milliseconds time) {
  if (time.count() % 1000 != 0) return std::to_string(time.count()) + " ms";
  return std::to_string(time.count() / 1000) + " s";
}

std::unexpected<Error> unfit(const std::string& why) {
  return fail(ErrorCode::kUnavailable, "the worker processes: " + why);
}

// Why a worker ended that nobody told to.
Error death(int status, const PoolSettings& settings) {
  const int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  if (signal == SIGPROF || signal == SIGXCPU) {
    return {ErrorCode::kLimitExceeded, "needs more than " + seconds(settings.cpu) + " of processor time, the limit"};
  }
  if (signal == SIGSYS) {
    return {ErrorCode::kCorrupt, "damaged: its reader tried a forbidden system call and was stopped"};
  }
  if (signal == SIGKILL) {
    return {ErrorCode::kLimitExceeded, "the system killed its reader, which happens where memory is short"};
  }
  const auto how = signal != 0 ? "signal " + std::to_string(signal) : "code " + std::to_string(WEXITSTATUS(status));
  return {ErrorCode::kCorrupt, "damaged: its reader crashed (" + how + ")"};
}

}  // namespace

Result<ExtractedText> WorkerPool::read(std::string_view bytes, std::string_view name) {
  if (bytes.size() > settings_.file_bytes) {
    return fail(ErrorCode::kLimitExceeded,
                safe_name(name) + ": the file is larger than " + byte_count(settings_.file_bytes) + ", the limit",
                ReadingFault::kTooLarge);
  }
  Result<ExtractedText> result;
  // A worker may have died since its last document. It did not see this one, so another may.
  for (int attempts = 0; attempts < 3; ++attempts) {
    if (try_read(bytes, name, result) == Attempt::kDone) return result;
  }
  return result;
}

std::vector<Result<ExtractedText>> WorkerPool::read_together(std::span<const DocumentMessage> documents) {
  if (documents.size() > 1) {
    if (auto answers = try_together(documents)) return *std::move(answers);
  }
  std::vector<Result<ExtractedText>> answers;
  answers.reserve(documents.size());
  for (const auto& [name, bytes] : documents) answers.push_back(read(bytes, name));
  return answers;
}

// Nothing where a document breaks a limit, or the worker broke.
std::optional<std::vector<Result<ExtractedText>>> WorkerPool::try_together(std::span<const DocumentMessage> documents) {
  const auto too_large = [this](const DocumentMessage& each) { return each.bytes.size() > settings_.file_bytes; };
  if (documents.size() > settings_.documents || std::ranges::any_of(documents, too_large)) return std::nullopt;
  auto worker = acquire();
  if (!worker) return std::nullopt;
  const auto deadline = std::chrono::steady_clock::now() + settings_.wall;
  worker->documents += static_cast<std::uint32_t>(documents.size());
  const auto number = worker->documents;
  const auto sent = worker->socket.send(FrameKind::kDocuments, number, {encode_documents(documents)}, deadline);
  const auto frame = sent ? worker->socket.receive(most_text_payload(settings_.text_bytes), deadline)
                          : std::expected<Frame, Broken>(std::unexpected(sent.error()));
  if (frame && frame->number == number && frame->kind == FrameKind::kAnswers) {
    auto answers = decode_answers(frame->payload, settings_.text_bytes);
    if (answers && answers->size() == documents.size()) {
      release(*std::move(worker));
      return answers;
    }
  }
  static_cast<void>(end(*worker));
  free_place();
  return std::nullopt;
}

WorkerPool::Attempt WorkerPool::try_read(std::string_view bytes, std::string_view name, Result<ExtractedText>& result) {
  auto worker = acquire();
  if (!worker) {
    result = std::unexpected(std::move(worker.error()));
    return Attempt::kDone;
  }
  const auto deadline = std::chrono::steady_clock::now() + settings_.wall;
  const auto number = ++worker->documents;
  const auto sent = worker->socket.send(FrameKind::kDocument, number, {encode_document_head(name), bytes}, deadline);
  if (!sent) {
    result = failure(*worker, sent.error(), name);
    return sent.error() == Broken::kClosed ? Attempt::kDiedIdle : Attempt::kDone;
  }
  const auto frame = worker->socket.receive(most_text_payload(settings_.text_bytes), deadline);
  result = answer_of(frame, *std::move(worker), name);
  return Attempt::kDone;
}

Result<ExtractedText> WorkerPool::answer_of(const std::expected<Frame, Broken>& frame, Worker worker,
                                            std::string_view name) {
  if (!frame) return failure(worker, frame.error(), name);
  if (frame->number == worker.documents && frame->kind == FrameKind::kText) {
    if (auto text = decode_text_message(frame->payload, settings_.text_bytes)) {
      release(std::move(worker));
      return *std::move(text);
    }
  }
  if (frame->number == worker.documents && frame->kind == FrameKind::kError) {
    if (auto error = decode_error(frame->payload)) {
      release(std::move(worker));
      return std::unexpected(*std::move(error));
    }
  }
  return failure(worker, Broken::kNonsense, name);
}

std::unexpected<Error> WorkerPool::failure(const Worker& worker, Broken how, std::string_view name) {
  auto error = why_ended(worker, how);
  free_place();
  if (error.code != ErrorCode::kUnavailable) error.message = safe_name(name) + ": " + error.message;
  return std::unexpected(std::move(error));
}

// Ends the worker. The message says only why.
Error WorkerPool::why_ended(const Worker& worker, Broken how) {
  const auto status = end(worker);
  if (!status) return status.error();
  switch (how) {
    case Broken::kTooLate:
      return {ErrorCode::kLimitExceeded, "takes longer than " + seconds(settings_.wall) + ", the limit"};
    case Broken::kNonsense:
      return {ErrorCode::kCorrupt, "damaged: its reader answered nonsense and was stopped"};
    case Broken::kClosed:
      break;
  }
  return death(*status, settings_);
}

Result<LentWorker> WorkerPool::lend() {
  {
    const std::scoped_lock lock(mutex_);
    if (!idle_.empty()) {
      auto worker = std::move(idle_.back());
      idle_.pop_back();
      --workers_;
      return worker;
    }
  }
  return start();
}

void WorkerPool::give_back(LentWorker worker) {
  bool wanted = false;
  {
    const std::scoped_lock lock(mutex_);
    wanted = worker.documents < settings_.documents && workers_ < settings_.workers;
    if (wanted) {
      ++workers_;
      idle_.push_back(std::move(worker));
    }
  }
  if (wanted) return changed_.notify_one();
  static_cast<void>(end(worker));
}

std::unexpected<Error> WorkerPool::give_up(const LentWorker& worker, Broken how) {
  return std::unexpected(why_ended(worker, how));
}

Result<WorkerPool::Worker> WorkerPool::acquire() {
  {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !idle_.empty() || workers_ < settings_.workers; });
    if (!idle_.empty()) {
      Worker worker = std::move(idle_.back());  // the one used last: its memory is the warmest
      idle_.pop_back();
      return worker;
    }
    ++workers_;
  }
  auto worker = start();
  if (!worker) free_place();
  return worker;
}

Result<WorkerPool::Worker> WorkerPool::start() {
  Result<Broker::Worker> made;
  {
    const std::scoped_lock lock(broker_mutex_);
    made = broker_.spawn();
  }
  if (!made) return std::unexpected(std::move(made.error()));
  Worker worker{.id = made->id, .socket = FrameSocket(std::move(made->socket))};
  const auto hello = worker.socket.receive(kMostSmallPayload, std::chrono::steady_clock::now() + settings_.wall);
  const auto layers =
      hello && hello->kind == FrameKind::kReady ? decode_layers(hello->payload) : std::optional<LayerStates>();
  if (layers && (!settings_.require_all_layers || layers_off(*layers).empty())) {
    const std::scoped_lock lock(mutex_);
    layers_ = *layers;
    return worker;
  }
  const auto status = end(worker);
  if (layers) return unfit("not all layers of the sandbox can be put on here: " + layers_off(*layers));
  if (hello && hello->kind == FrameKind::kNotReady) return unfit(safe_name(hello->payload));
  if (!status) return std::unexpected(status.error());
  return unfit("a new one ended before it was ready (status " + std::to_string(*status) + ")");
}

void WorkerPool::release(Worker worker) {
  if (worker.documents >= settings_.documents) {
    static_cast<void>(end(worker));
    return free_place();
  }
  {
    const std::scoped_lock lock(mutex_);
    idle_.push_back(std::move(worker));
  }
  changed_.notify_one();
}

void WorkerPool::free_place() {
  {
    const std::scoped_lock lock(mutex_);
    --workers_;
  }
  changed_.notify_one();
}

Result<int> WorkerPool::end(const Worker& worker) {
  const std::scoped_lock lock(broker_mutex_);
  return broker_.end(worker.id);
}

Result<LayerStates> WorkerPool::layers() {
  auto worker = acquire();
  if (!worker) return std::unexpected(std::move(worker.error()));
  release(*std::move(worker));
  const std::scoped_lock lock(mutex_);
  return layers_;
}

}  // namespace tamga
