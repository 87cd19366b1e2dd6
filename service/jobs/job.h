// A piece of work that was promised and is not done yet.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include "service/state/clock.h"
#include "service/state/priority.h"

namespace tamga {

enum class JobKind : std::uint8_t {
  kExtract,  // read the file of a work
  kCheck,    // make the report of a work
  kIndex,    // take a work into the corpus
  kErase,    // take a work out of the corpus
  kDeliver   // send an event to a webhook
};
inline constexpr std::uint8_t kJobKinds = 5;
std::string_view job_kind_name(JobKind kind);  // "extract", "check", "index", "erase", "deliver"

// Jobs of a lane share its workers: what waits for a network never holds a worker that checks.
enum class Lane : std::uint8_t { kWorks, kDeliveries };
inline constexpr std::size_t kLanes = 2;
Lane lane_of(JobKind kind);

struct Job {
  std::uint64_t number = 0;  // in the order of promising
  JobKind kind = JobKind::kExtract;
  Priority priority = Priority::kInteractive;
  std::string institution;
  std::string key_id;         // turns are taken between keys
  std::string subject;        // id of the work that it is about
  std::string chain;          // jobs of one chain run one after another, in the order of their numbers
  std::uint64_t version = 0;  // of what it is about: a job of an older one has nothing to do
  std::string event;          // kDeliver: name of the event
  std::string target;   // kDeliver: address; kErase: SHA-256 of the bytes that go, where a check may have seen them
  std::string payload;  // kDeliver: the body
  Milliseconds promised = 0;
  Milliseconds due = 0;  // not before
  std::uint32_t attempts = 0;
  bool operator==(const Job&) const = default;
};

template <class Io, class Row>
  requires std::same_as<std::remove_const_t<Row>, Job>
void visit_fields(Io& io, Row& job) {
  io(job.number);
  io.choice(job.kind, JobKind::kDeliver);
  io.choice(job.priority, Priority::kBatch);
  for (auto* text : {&job.institution, &job.key_id, &job.subject, &job.chain}) io(*text);
  io(job.version);
  for (auto* text : {&job.event, &job.target, &job.payload}) io(*text);
  io(job.promised);
  io(job.due);
  io(job.attempts);
}

}  // namespace tamga
