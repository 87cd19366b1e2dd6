// A pool of workers: any number of threads hand in documents, each is read by a worker behind the wall.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string_view>
#include <vector>

#include "corpora/worker/broker.h"
#include "corpora/worker/frame.h"
#include "corpora/worker/layer.h"
#include "engine/base/result.h"
#include "engine/text/extracted_text.h"

namespace tamga {

struct PoolSettings {
  std::uint32_t workers = 2;       // at most so many at a time
  std::uint32_t documents = 1000;  // a worker is replaced after so many
  std::uint64_t file_bytes = 100ULL << 20U;
  std::uint64_t text_bytes = 32ULL << 20U;
  std::chrono::milliseconds cpu{20'000};   // of a document, as the lock has it: for messages
  std::chrono::milliseconds wall{30'000};  // of a document, and for a worker to become ready
  bool require_all_layers = false;         // a worker without one of them is not used
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

  // The layers around a worker, as they are here. Starts one, if there is none. Errors: kUnavailable.
  Result<LayerStates> layers();

 private:
  struct Worker {
    std::uint32_t id;
    FrameSocket socket;
    std::uint32_t documents = 0;
  };
  enum class Attempt : std::uint8_t { kDone, kDiedIdle };

  Result<Worker> acquire();
  Result<Worker> start();
  void release(Worker worker);
  void free_place();
  Result<int> end(const Worker& worker);
  Attempt try_read(std::string_view bytes, std::string_view name, Result<ExtractedText>& result);
  Result<ExtractedText> answer_of(const std::expected<Frame, Broken>& frame, Worker worker, std::string_view name);
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
