#include "service/jobs/queue.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "service/state/keys.h"
#include "service/state/row_io.h"

namespace tamga {
namespace {

constexpr std::uint8_t kJobVersion = 1;
// How long a lane sleeps where nothing tells it to wake: the clock of the machine may be set back.
constexpr Milliseconds kLongestSleep = 1000;

std::string job_key(std::uint64_t number) {
  return plain_key(kJobRow, big_endian64(number));
}

std::size_t index_of(Lane lane) {
  return static_cast<std::size_t>(lane);
}

}  // namespace

std::string_view job_kind_name(JobKind kind) {
  static constexpr std::array<std::string_view, kJobKinds> kNames = {"extract", "check", "index", "erase", "deliver"};
  return kNames.at(static_cast<std::size_t>(kind));
}

Lane lane_of(JobKind kind) {
  return kind == JobKind::kDeliver ? Lane::kDeliveries : Lane::kWorks;
}

std::uint64_t QueueCounts::waiting_checks() const {
  return waiting.at(static_cast<std::size_t>(JobKind::kExtract)) +
         waiting.at(static_cast<std::size_t>(JobKind::kCheck));
}

Queue::Queue(KeyValueStore& store, std::uint32_t most_a_key, Clock clock)
    : store_(store), clock_(std::move(clock)), lanes_{Schedule(), Schedule(most_a_key)} {}

Result<std::unique_ptr<Queue>> Queue::open(KeyValueStore& store, std::uint32_t most_a_key, Clock clock) {
  std::unique_ptr<Queue> queue(new Queue(store, most_a_key, std::move(clock)));
  if (auto loaded = queue->load(); !loaded) return std::unexpected(loaded.error());
  return queue;
}

Status Queue::load() {
  auto rows = store_.cursor(plain_key(kJobRow, ""));
  while (rows.next()) {
    auto job = decode_row<Job>(rows.value(), kJobVersion);
    if (!job) return fail(ErrorCode::kCorrupt, "a job of the queue is damaged");
    last_number_ = std::max(last_number_, job->number);
    lanes_.at(index_of(lane_of(job->kind))).add(*std::move(job));
  }
  return rows.status();
}

Queue::Promise Queue::promise(Job job) {
  {
    const std::scoped_lock lock(mutex_);
    job.number = ++last_number_;
  }
  job.promised = clock_();
  KeyChange row{job_key(job.number), encode_row(job, kJobVersion)};
  return {std::move(job), std::move(row)};
}

void Queue::change(const std::function<void()>& what) {
  {
    const std::scoped_lock lock(mutex_);
    what();
    ++changes_;
  }
  changed_.notify_all();
}

void Queue::only(const std::vector<JobKind>& kinds) {
  change([&] {
    only_ = kinds;
    for (Schedule& lane : lanes_) {
      lane.remove([&](const Job& job) { return std::ranges::count(kinds, job.kind) == 0; });
    }
  });
}

void Queue::enqueue(std::vector<Promise> promises) {
  if (promises.empty()) return;
  change([&] {
    for (Promise& promise : promises) {
      if (!only_.empty() && std::ranges::count(only_, promise.job.kind) == 0) continue;
      lanes_.at(index_of(lane_of(promise.job.kind))).add(std::move(promise.job));
    }
  });
}

std::optional<Job> Queue::try_take(Lane lane) {
  const std::scoped_lock lock(mutex_);
  return lanes_.at(index_of(lane)).take(clock_());
}

std::optional<Job> Queue::take(Lane lane, const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  Schedule& schedule = lanes_.at(index_of(lane));
  while (!stop.stop_requested()) {
    if (auto job = schedule.take(clock_())) return job;
    const auto due = schedule.next_due();
    const Milliseconds sleep = due ? std::clamp<Milliseconds>(*due - clock_(), 1, kLongestSleep) : kLongestSleep;
    changed_.wait_for(lock, stop, std::chrono::milliseconds(sleep), [&, seen = changes_] { return changes_ != seen; });
  }
  return std::nullopt;
}

KeyChange Queue::remove_row(const Job& job) {
  return {job_key(job.number), std::nullopt};
}

void Queue::done(const Job& job) {
  change([&] {
    cancelled_.erase(job.number);
    lanes_.at(index_of(lane_of(job.kind))).done(job);
  });
}

bool Queue::end_cancelled(const Job& job) {
  bool ended = false;
  change([&] {
    ended = cancelled_.erase(job.number) > 0;
    if (ended) lanes_.at(index_of(lane_of(job.kind))).done(job);
  });
  return ended;
}

Status Queue::finish(const Job& job, std::vector<KeyChange> effect) {
  effect.push_back(remove_row(job));
  auto written = store_.write(effect);
  if (written) {
    done(job);
  } else {
    retry(job, clock_() + kLongestSleep);
  }
  return written;
}

void Queue::retry(Job job, Milliseconds due) {
  if (end_cancelled(job)) return;
  ++job.attempts;
  job.due = due;
  const KeyChange row{job_key(job.number), encode_row(job, kJobVersion)};
  const auto kept = store_.write({&row, 1});  // where it is not, the older row makes the same job, due earlier
  bool cancelled = false;
  change([&] {
    cancelled = cancelled_.erase(job.number) > 0;
    auto& lane = lanes_.at(index_of(lane_of(job.kind)));
    if (cancelled) {
      lane.done(job);
    } else {
      lane.again(job);
    }
  });
  if (!cancelled || !kept) return;
  const KeyChange gone = remove_row(job);  // the batch that took it away may have come before the row
  if (!store_.write({&gone, 1})) return;   // the job finds at the next start that its work is gone
}

std::vector<KeyChange> Queue::cancel(std::string_view subject, std::span<const JobKind> kinds) {
  const auto wanted = [&](const Job& job) {
    return job.subject == subject && (kinds.empty() || std::ranges::count(kinds, job.kind) > 0);
  };
  std::vector<KeyChange> rows;
  const std::scoped_lock lock(mutex_);
  for (Schedule& lane : lanes_) {
    for (const auto number : lane.remove(wanted)) rows.push_back({job_key(number), std::nullopt});
    lane.visit([&](const Job& job, bool running) {
      if (!running || !wanted(job)) return;
      cancelled_.insert(job.number);
      rows.push_back({job_key(job.number), std::nullopt});
    });
  }
  return rows;
}

std::vector<JobView> Queue::list(std::string_view institution, std::size_t most) const {
  std::vector<JobView> jobs;
  {
    const std::scoped_lock lock(mutex_);
    for (const Schedule& lane : lanes_) {
      lane.visit([&](const Job& job, bool running) {
        if (job.institution != institution) return;
        jobs.push_back({job, running});
        jobs.back().job.payload.clear();
      });
    }
  }
  std::ranges::sort(jobs, {}, [](const JobView& view) { return view.job.number; });
  if (jobs.size() > most) jobs.resize(most);
  return jobs;
}

QueueCounts Queue::counts() const {
  QueueCounts counts;
  const std::scoped_lock lock(mutex_);
  for (const Schedule& lane : lanes_) {
    lane.visit([&](const Job& job, bool running) {
      ++(running ? counts.running : counts.waiting).at(static_cast<std::size_t>(job.kind));
    });
  }
  return counts;
}

std::uint64_t Queue::waiting_of(std::string_view key_id, JobKind kind) const {
  std::uint64_t waiting = 0;
  const std::scoped_lock lock(mutex_);
  for (const Schedule& lane : lanes_) {
    lane.visit([&](const Job& job, bool running) {
      if (!running && job.kind == kind && job.key_id == key_id) ++waiting;
    });
  }
  return waiting;
}

}  // namespace tamga
