// What the jobs about a work read and write.
#include <algorithm>
#include <utility>

#include "service/state/keys.h"
#include "service/state/row_io.h"
#include "service/state/text_row.h"
#include "service/works/work_rows.h"
#include "service/works/works.h"

namespace tamga {
namespace {

bool is_current(const Job& job, const WorkRecord& work) {
  if (work.status == WorkStatus::kDeleted) return false;
  return job.version == (job.kind == JobKind::kCheck ? work.requests : work.uploads);
}

std::uint64_t count_code_points(std::string_view text) {
  return static_cast<std::uint64_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

void describe(const Works::ReadText& read, WorkRecord& work) {
  work.status = WorkStatus::kComplete;
  work.format = read.text.format;
  work.words = read.words;
  work.characters = count_code_points(read.text.text);
  work.pages = 0;
  for (const Block& block : read.text.blocks) work.pages = std::max(work.pages, block.page);
}

}  // namespace

void Works::promise_event(const WorkRecord& work, std::string_view event, Change& change) {
  const bool of_file = event == kSubmissionComplete;
  const Milliseconds due = of_file ? work.uploaded + settings_.completion_delay : now_ms();
  auto jobs = events_.about(work, event, due);
  if (!jobs) return;  // the webhooks cannot be read: the platform polls
  std::ranges::move(*jobs, std::back_inserter(change.jobs));
}

Status Works::conclude(const Job& job, const Edit& edit) {
  const std::scoped_lock lock(mutex_of(job.subject));
  auto work = load(job.subject);
  if (!work) return std::unexpected(work.error());
  if (!*work || !is_current(job, **work)) return queue_.finish(job);
  Change change;
  if (auto edited = edit(**work, change); !edited) return edited;
  change.rows.push_back(Queue::remove_row(job));
  if (auto written = commit(**work, std::move(change)); !written) return written;
  queue_.done(job);
  return {};
}

Result<std::optional<Works::Reading>> Works::to_read(const Job& job) const {
  auto work = load(job.subject);
  if (!work) return std::unexpected(work.error());
  if (!*work || !is_current(job, **work)) return std::nullopt;
  auto bytes = store_.get(plain_key(kFileRow, job.subject));
  if (!bytes) return std::unexpected(bytes.error());
  if (!*bytes) return std::nullopt;
  return Reading{**std::move(work), **std::move(bytes)};
}

Status Works::store_text(const Job& job, const ReadText& read) {
  return conclude(job, [&](WorkRecord& work, Change& change) -> Status {
    describe(read, work);
    change.rows.push_back({plain_key(kTextRow, work.id), encode_text_row(read.text)});
    change.rows.push_back({plain_key(kFileRow, work.id), std::nullopt});
    if (work.origin == Origin::kLms) promise_event(work, kSubmissionComplete, change);
    if (work.requests > work.reported) promise(JobKind::kCheck, work, work.requests, change);
    return {};
  });
}

Status Works::store_failure(const Job& job, std::string code, std::string sentence) {
  return conclude(job, [&](WorkRecord& work, Change& change) -> Status {
    work.status = WorkStatus::kError;
    work.error_code = std::move(code);
    work.error_message = std::move(sentence);
    change.rows.push_back({plain_key(kFileRow, work.id), std::nullopt});
    change.rows.push_back({plain_key(kTextRow, work.id), std::nullopt});
    promise_event(work, work.origin == Origin::kLms ? kSubmissionComplete : kCheckFailed, change);
    return {};
  });
}

Result<std::optional<WorkRecord>> Works::to_index(const Job& job) const {
  return to_check(job);
}

Result<std::optional<WorkRecord>> Works::to_check(const Job& job) const {
  auto work = load(job.subject);
  if (!work) return std::unexpected(work.error());
  if (!*work || !is_current(job, **work) || (*work)->status != WorkStatus::kComplete) return std::nullopt;
  return work;
}

Status Works::note_sources(const Job& job, const std::vector<Source>& sources) {
  std::vector<KeyChange> rows;
  for (const auto& source : sources) rows.push_back({cited_key(source.institution, source.id, job.subject), ""});
  return rows.empty() ? Status() : store_.write(rows);
}

Status Works::store_report(const Job& job, const ReportSummary& summary, std::string json) {
  return conclude(job, [&](WorkRecord& work, Change& change) -> Status {
    const bool renewed = job.event == kSimilarityUpdated;
    work.reported = job.version;
    work.generated_at = now_ms();
    work.summary = summary;
    change.rows.push_back({plain_key(kReportRow, work.id), std::move(json)});
    if (work.request.add_to_index && !work.indexed) {
      promise(JobKind::kIndex, work, work.uploads, change);
    }
    work.indexed = work.indexed || work.request.add_to_index;
    const auto lms_event = renewed ? kSimilarityUpdated : kSimilarityComplete;
    promise_event(work, work.origin == Origin::kLms ? lms_event : kCheckDone, change);
    return {};
  });
}

}  // namespace tamga
