// Everything that stands behind the two APIs, as one object: the state, the corpus, the queue, the workers. The
// listener is up before it: opening happens in the background, and callers wait for it.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "corpora/corpus.h"
#include "engine/base/result.h"
#include "engine/storage/key_value_store.h"
#include "service/jobs/queue.h"
#include "service/state/erasure_ledger.h"
#include "service/webhooks/events.h"
#include "service/webhooks/hook.h"
#include "service/webhooks/sender.h"
#include "service/works/corpus_changes.h"
#include "service/works/work_runner.h"
#include "service/works/works.h"

namespace tamga {

struct WorkshopSettings {
  std::filesystem::path corpus;  // made if it is not there
  std::filesystem::path state;   // of the service; the store is the folder "works" in it
  std::uint32_t workers = 0;     // of the works' lane; 0: one a core
  std::uint32_t senders = 4;
  bool keep_to_erasures = false;  // no other job runs: for care of the files while the service is down
  WorksSettings works;
  RunnerSettings runner;
  SenderSettings sender;
  EventBody lms_body, api_body;  // called from worker threads
  WorkRunner::Failed job_failed;
  Sender::Told event_told;
};

// What is open. References that stay valid until the workshop ends.
struct Desk {
  KeyValueStore& store;
  Corpus& corpus;
  Queue& queue;
  Hooks& hooks;
  Events& events;
  Works& works;
  ErasureLedger& ledger;
  CorpusChanges& corpus_changes;
  const std::filesystem::path& corpus_directory;
  const std::filesystem::path& state_directory;
  const SharedCollections& shared;
};

// Any method may be called from several threads at once.
class Workshop {
 public:
  // Begins to open, and goes on in the background: a state or a corpus that another process has open, or a disk that
  // is full, is tried again for as long as it takes. Requires Wall::raise() before.
  explicit Workshop(WorkshopSettings settings);
  ~Workshop();  // as stop()
  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;
  Workshop(Workshop&&) = delete;
  Workshop& operator=(Workshop&&) = delete;

  // What is open; waits for it. nullptr: not within `patience`, or stop() was called.
  const Desk* desk(std::chrono::milliseconds patience) const;
  const Desk* desk_now() const { return desk(std::chrono::milliseconds(0)); }
  // Why it is not open yet, a sentence; empty where nothing is wrong.
  std::string trouble() const;

  // Ends the workers: a job that runs is finished first, the others stay in the queue on the disk.
  void stop();

 private:
  struct Open;
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tamga
