// The queue of jobs. A job is durable before anybody is told that it was accepted, and stays so until its effect is
// durable too: the caller writes the row of a new job in the batch that makes it necessary, and finish() takes the row
// away in the batch that holds the effect. So after a crash every job is either done or there again.
//
// Who is next in a lane: interactive before batch, which has one turn of kBatchTurn all the same; within a priority the
// keys take turns; within a key the order of promising. Jobs of a chain run one after another, whatever their priority;
// a job that waits for its time holds up its chain and nobody else.
#pragma once

#include <array>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/storage/key_value_store.h"
#include "service/jobs/job.h"
#include "service/jobs/schedule.h"

namespace tamga {

// A job as others see it.
struct JobView {
  Job job;  // without its payload
  bool running = false;
};

struct QueueCounts {
  std::array<std::uint64_t, kJobKinds> waiting{};  // by JobKind, those whose time has not come included
  std::array<std::uint64_t, kJobKinds> running{};
  std::uint64_t waiting_checks() const;  // extract and check together
};

// Any method may be called from several threads at once. Time is told by the caller's clock, so that tests own it.
class Queue {
 public:
  using Clock = std::function<Milliseconds()>;

  // Takes up what `store` holds: every job of it waits again. Time O(jobs). `store` outlives the queue.
  // `most_a_key`: jobs of one key that run at a time in the lane of deliveries, so that one slow host leaves room.
  static Result<std::unique_ptr<Queue>> open(KeyValueStore& store, std::uint32_t most_a_key, Clock clock = now_ms);

  // Gives the job its number and the change that makes it durable, for the batch of the caller.
  struct Promise {
    Job job;
    KeyChange row;
  };
  Promise promise(Job job);
  // To be called when that batch is on the disk. A batch that failed: forget the promise.
  void enqueue(std::vector<Promise> promises);

  // The next job of a lane, which is running from now on. Waits; nothing when `stop` is requested.
  std::optional<Job> take(Lane lane, const std::stop_token& stop);
  // The same without waiting.
  std::optional<Job> try_take(Lane lane);

  // From now on jobs of other kinds stay on the disk and are not handed out, nor are those that come.
  void only(const std::vector<JobKind>& kinds);

  // The change that takes a job's row away, for the batch that holds its effect; done() when that is on the disk.
  static KeyChange remove_row(const Job& job);
  void done(const Job& job);
  // Both in one, with `effect`. When the write fails the job waits again.
  Status finish(const Job& job, std::vector<KeyChange> effect = {});
  // Runs it again at `due`. The row is written; when that fails it runs again all the same.
  void retry(Job job, Milliseconds due);

  // Takes out the jobs about `subject` of the kinds given (all where none is), and returns the changes that take their
  // rows away, for the batch of the caller. Running ones go on, find that their work is gone or has changed, and do not
  // run again.
  std::vector<KeyChange> cancel(std::string_view subject, std::span<const JobKind> kinds = {});

  std::vector<JobView> list(std::string_view institution, std::size_t most) const;  // by number
  QueueCounts counts() const;
  std::uint64_t waiting_of(std::string_view key_id, JobKind kind) const;

 private:
  Queue(KeyValueStore& store, std::uint32_t most_a_key, Clock clock);
  Status load();
  void change(const std::function<void()>& what);  // under the mutex; wakes who waits
  bool end_cancelled(const Job& job);              // whether it was cancelled while it ran; then it has ended

  KeyValueStore& store_;
  Clock clock_;
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  std::uint64_t last_number_ = 0;      // guarded by mutex_, as is what follows
  std::vector<JobKind> only_;          // empty: all
  std::set<std::uint64_t> cancelled_;  // numbers of jobs that run
  std::uint64_t changes_ = 0;
  std::array<Schedule, kLanes> lanes_;
};

}  // namespace tamga
