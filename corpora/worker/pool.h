// A pool of workers: any number of threads hand in documents, each is read by a worker behind the wall.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "corpora/worker/broker.h"
#include "corpora/worker/frame.h"
#include "corpora/worker/layer.h"
#include "corpora/worker/messages.h"
#include "engine/base/result.h"
#include "engine/text/extracted_text.h"

namespace tamga {

struct PoolSettings {
  std::uint32_t workers = 2;       // at most so many at a time
  std::uint32_t documents = 1000;  // a worker is replaced after so many, and those that it was given with the last
  std::uint64_t file_bytes = 100ULL << 20U;
  std::uint64_t text_bytes = 32ULL << 20U;
  std::chrono::milliseconds cpu{20'000};   // of a document, as the lock has it: for messages
  std::chrono::milliseconds wall{30'000};  // of a document, and for a worker to become ready
  bool require_all_layers = false;         // a worker without one of them is not used
};

// A worker with its socket.
struct LentWorker {
  std::uint32_t id;
  FrameSocket socket;
  std::uint32_t documents = 0;  // that it was given: the number of the last one
};

// Any method may be called from several threads at once.
class WorkerPool {
 public:
  WorkerPool(Broker broker, const PoolSettings& settings) : broker_(std::move(broker)), settings_(settings) {}
  ~WorkerPool() = default;
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;
  WorkerPool(WorkerPool&&) = delete;
  WorkerPool& operator=(WorkerPool&&) = delete;

  // The text of a document. Waits for a free worker. Errors: those of the reader; kLimitExceeded (which limit);
  // kCorrupt (its reader crashed, tried a forbidden call or answered nonsense); kUnavailable (there is no worker, or
  // not with all layers where they are required). Whatever happens to a worker, the next document gets a sound one.
  Result<ExtractedText> read(std::string_view bytes, std::string_view name);

  // The texts of several documents, in their order, each as read() gives it. Meant for small ones: one worker reads
  // them all and answers once, which for a text of a few KiB is half of the cost. They share the time by the clock of
  // one. Where a worker does not come through with all of them, each is read by itself.
  std::vector<Result<ExtractedText>> read_together(std::span<const DocumentMessage> documents);

  // A worker for a conversation of many frames, over and above those that read documents: a source that waits for its
  // next entry must not keep those waiting that read the last one. Errors: as layers(). One that has been asked and has
  // not answered must be given up.
  Result<LentWorker> lend();
  void give_back(LentWorker worker);
  // Ends it. The Error says why it broke, without a name.
  std::unexpected<Error> give_up(const LentWorker& worker, Broken how);
  const PoolSettings& settings() const { return settings_; }

  // The layers around a worker, as they are here. Starts one, if there is none. Errors: kUnavailable.
  Result<LayerStates> layers();

 private:
  using Worker = LentWorker;
  enum class Attempt : std::uint8_t { kDone, kDiedIdle };

  Result<Worker> acquire();
  Result<Worker> start();
  void release(Worker worker);
  void free_place();
  Result<int> end(const Worker& worker);
  Attempt try_read(std::string_view bytes, std::string_view name, Result<ExtractedText>& result);
  std::optional<std::vector<Result<ExtractedText>>> try_together(std::span<const DocumentMessage> documents);
  Result<ExtractedText> answer_of(const std::expected<Frame, Broken>& frame, Worker worker, std::string_view name);
  Error why_ended(const Worker& worker, Broken how);
  std::unexpected<Error> failure(const Worker& worker, Broken how, std::string_view name);

  Broker broker_;  // guarded by broker_mutex_
  PoolSettings settings_;
  std::mutex broker_mutex_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Worker> idle_;   // guarded by mutex_, as is all that follows
  std::uint32_t workers_ = 0;  // idle or at work
  LayerStates layers_;
};

}  // namespace tamga
