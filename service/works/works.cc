#include "service/works/works.h"

#include <algorithm>
#include <utility>

#include "engine/base/hash.h"
#include "service/state/keys.h"
#include "service/state/row_io.h"
#include "service/state/text_row.h"
#include "service/state/uuid.h"
#include "service/works/work_rows.h"

namespace tamga {
namespace {

std::unexpected<Error> no_such_work() {
  return fail(ErrorCode::kNotFound, "no work of this id");
}

// Everything that a new file makes untrue.
void forget_reading(WorkRecord& work) {
  work.error_code.clear();
  work.error_message.clear();
  work.format.clear();
  work.pages = work.words = 0;
  work.characters = 0;
}

}  // namespace

Works::Works(KeyValueStore& store, Queue& queue, Events& events, ErasureLedger& ledger, const WorksSettings& settings)
    : store_(store), queue_(queue), events_(events), ledger_(ledger), settings_(settings) {}

std::mutex& Works::mutex_of(std::string_view id) const {
  return mutexes_.at(hash64(id) % mutexes_.size());
}

Result<std::optional<WorkRecord>> Works::load(std::string_view id) const {
  const auto row = store_.get(plain_key(kWorkRow, id));
  if (!row) return std::unexpected(row.error());
  if (!*row) return std::nullopt;
  auto work = decode_row<WorkRecord>(**row, kWorkRowVersion);
  if (!work) return fail(ErrorCode::kCorrupt, "work " + std::string(id) + ": its row is damaged");
  return work;
}

Result<WorkRecord> Works::find(std::string_view institution, std::string_view id) const {
  if (!is_uuid(id)) return no_such_work();
  auto work = load(id);
  if (!work) return std::unexpected(work.error());
  if (!*work || (*work)->institution != institution) return no_such_work();
  return **std::move(work);
}

Status Works::commit(const WorkRecord& work, Change change) {
  std::vector<KeyChange> rows = std::move(change.rows);
  rows.push_back(work_row(work));
  rows.push_back(coverage_row(work));
  for (const auto& job : change.jobs) rows.push_back(job.row);
  if (auto written = store_.write(rows); !written) return written;
  queue_.enqueue(std::move(change.jobs));
  return {};
}

Result<WorkRecord> Works::update(std::string_view institution, std::string_view id, const Edit& edit) {
  const std::scoped_lock lock(mutex_of(id));
  auto work = find(institution, id);
  if (!work) return work;
  Change change;
  if (auto edited = edit(*work, change); !edited) return std::unexpected(edited.error());
  if (auto written = commit(*work, std::move(change)); !written) return std::unexpected(written.error());
  return work;
}

Result<WorkRecord> Works::create(NewWork made) {
  WorkRecord work = std::move(made.record);
  if (work.id.empty()) {
    auto id = new_uuid();
    if (!id) return std::unexpected(id.error());
    work.id = *std::move(id);
  } else if (erased(work.institution, work.id)) {
    return fail(ErrorCode::kInvalidArgument, "the work of this request was deleted");
  }
  work.created = now_ms();
  work.status = WorkStatus::kCreated;
  Change change;
  change.rows.push_back(list_row(work));
  for (const auto& owner : owners_of(work)) change.rows.push_back(owner_row(work, owner));
  for (const Person& person : made.people) {
    if (!person.id.empty()) change.rows.push_back(person_row(work.institution, person));
  }
  if (auto written = commit(work, std::move(change)); !written) return std::unexpected(written.error());
  return work;
}

Result<WorkRecord> Works::hand_in(std::string_view institution, std::string_view id, std::string file_name,
                                  std::string bytes) {
  if (bytes.empty()) return fail(ErrorCode::kInvalidArgument, "the file is empty");
  return update(institution, id, [&](WorkRecord& work, Change& change) -> Status {
    if (work.status == WorkStatus::kDeleted) return fail(ErrorCode::kInvalidArgument, "the work was deleted");
    forget_reading(work);
    work.sha256 = sha256_hex(bytes);
    work.file_name = std::move(file_name);
    work.status = WorkStatus::kProcessing;
    work.uploaded = now_ms();
    ++work.uploads;
    if (work.requests > 0) ++work.requests;  // what was asked for, was asked for another file
    work.reported = 0;
    work.generated_at = 0;
    work.summary = {};
    if (work.indexed) promise(JobKind::kErase, work, 0, change);
    work.indexed = false;
    change.rows.push_back({plain_key(kFileRow, work.id), std::move(bytes)});
    change.rows.push_back({plain_key(kTextRow, work.id), std::nullopt});
    change.rows.push_back({plain_key(kReportRow, work.id), std::nullopt});
    promise(JobKind::kExtract, work, work.uploads, change);
    return {};
  });
}

void Works::promise(JobKind kind, const WorkRecord& work, std::uint64_t version, Change& change,
                    std::string_view event) {
  Job job = job_about(work, kind, version);
  job.event = event;
  change.jobs.push_back(queue_.promise(std::move(job)));
}

Result<WorkRecord> Works::request_report(std::string_view institution, std::string_view id, CheckRequest request) {
  return update(institution, id, [&](WorkRecord& work, Change& change) -> Status {
    if (work.status == WorkStatus::kError || work.status == WorkStatus::kDeleted) return {};
    work.request = std::move(request);
    work.requested_at = now_ms();
    ++work.requests;
    if (work.status == WorkStatus::kComplete) promise(JobKind::kCheck, work, work.requests, change);
    return {};
  });
}

Result<WorkRecord> Works::change_request(std::string_view institution, std::string_view id,
                                         const std::function<void(CheckRequest&)>& edit) {
  return update(institution, id, [&](WorkRecord& work, Change& change) -> Status {
    if (work.status != WorkStatus::kComplete)
      return fail(ErrorCode::kInvalidArgument, "this work has no text to check");
    edit(work.request);
    work.requested_at = now_ms();
    ++work.requests;
    change.rows.push_back({plain_key(kReportRow, work.id), std::nullopt});
    promise(JobKind::kCheck, work, work.requests, change, kSimilarityUpdated);
    return {};
  });
}

Result<WorkRecord> Works::tell(std::string_view institution, std::string_view id, std::string_view event) {
  return update(institution, id, [&](WorkRecord& work, Change& change) -> Status {
    promise_event(work, event, change);
    return {};
  });
}

Result<std::string> Works::report(std::string_view institution, std::string_view id) const {
  const auto work = find(institution, id);
  if (!work) return std::unexpected(work.error());
  auto row = store_.get(plain_key(kReportRow, id));
  if (!row) return std::unexpected(row.error());
  if (!*row) return fail(ErrorCode::kNotFound, "this work has no report yet");
  return **std::move(row);
}

Result<ExtractedText> Works::text(std::string_view institution, std::string_view id) const {
  const auto work = find(institution, id);
  if (!work) return std::unexpected(work.error());
  const auto row = store_.get(plain_key(kTextRow, id));
  if (!row) return std::unexpected(row.error());
  if (!*row) return fail(ErrorCode::kNotFound, "this work has no text");
  auto text = decode_text_row(**row);
  if (!text) return fail(ErrorCode::kCorrupt, "work " + std::string(id) + ": its text is damaged");
  return *std::move(text);
}

Result<std::optional<Person>> Works::person(std::string_view institution, std::string_view id) const {
  const auto row = store_.get(person_key(institution, id));
  if (!row) return std::unexpected(row.error());
  if (!*row) return std::nullopt;
  auto person = decode_row<Person>(**row, kPersonRowVersion);
  if (!person) return fail(ErrorCode::kCorrupt, "a row of a person is damaged");
  return person;
}

// The rows of the list have the time complemented, so that the newest come first.
Status Works::list(std::string_view institution, std::string_view after,
                   const std::function<bool(const WorkRecord&, const std::string& place)>& visit) const {
  const std::string prefix = named_key(kListRow, {institution});
  auto rows = store_.cursor(prefix);
  if (!after.empty()) rows.start_at(prefix + std::string(after) + '\0');
  while (rows.next()) {
    const std::string place(rows.key().substr(prefix.size()));
    const auto work = load(std::string_view(place).substr(kListTimeBytes));
    if (!work) return std::unexpected(work.error());
    if (*work && !visit(**work, place)) return {};
  }
  return rows.status();
}

}  // namespace tamga
