#include "service/works/work_runner.h"

#include <algorithm>
#include <shared_mutex>
#include <utility>

#include "engine/base/hash.h"
#include "engine/match/shares.h"
#include "engine/report/report_json.h"
#include "service/works/reading.h"

namespace tamga {
namespace {

constexpr Milliseconds kLongestPause = 60'000;

// The extension tells formats apart that look the same; the name itself may name a person, and stands in messages.
std::string nameless(const WorkRecord& record) {
  const auto dot = record.file_name.rfind('.');
  return record.id + (dot == std::string::npos ? "" : record.file_name.substr(dot));
}

std::string without_name(std::string message, const WorkRecord& record) {
  const auto at = record.file_name.empty() ? std::string::npos : message.find(record.file_name);
  if (at != std::string::npos) message.replace(at, record.file_name.size(), record.id);
  return message;
}

Work work_of(const WorkRecord& record, ExtractedText text) {
  Work work;
  work.file_name = record.file_name;
  work.sha256 = record.sha256;
  work.author = record.owner;
  for (const auto& owner : record.owners) {
    if (owner != record.owner) work.author += ";" + owner;
  }
  work.course = record.course;
  work.assignment = record.assignment;
  work.text = std::move(text);
  return work;
}

// What others see of a work that became a source: when it came, and nothing of whose it is. Its name may name a person.
Metadata metadata_of(const WorkRecord& record, const std::string& author, const RunnerSettings& settings) {
  Metadata metadata;
  metadata.id = record.id;
  metadata.institution = record.institution;
  metadata.author_id = author;
  metadata.course = record.course;
  metadata.assignment = record.assignment;
  metadata.date = rfc3339(record.created).substr(0, 10);
  metadata.collection = record.request.collection.empty() ? settings.collection : record.request.collection;
  metadata.legal_basis = record.request.legal_basis;
  metadata.may_be_source = true;
  return metadata;
}

std::vector<Works::Source> sources_of(const Report& report) {
  std::vector<Works::Source> sources;
  for (const auto& source : report.sources) {
    const auto& own = report.settings.institution;
    sources.push_back({source.shared.empty() ? own : shared_institution(source.shared), source.id});
  }
  return sources;
}

// The name of a work among those of its assignment: drafts of one person have one, so that only the last counts.
std::string counted_as(const WorkRecord& record) {
  return record.owner.empty() ? record.id : sha256_hex(record.institution + '\0' + record.owner);
}

std::uint32_t whole_percent(std::uint64_t part, std::uint64_t whole) {
  if (part == 0 || whole == 0) return 0;
  return static_cast<std::uint32_t>(std::max<std::uint64_t>(1, 100 * part / whole));
}

}  // namespace

ReportSummary summarise(const Report& report, const std::string& submitted) {
  ReportSummary summary;
  summary.percent = lms_percent(report.shares);
  std::uint64_t of_submitted = 0;
  for (const ReportedSource& source : report.sources) {
    if (source.collection == submitted) of_submitted += source.share.in_report;
    if (source.share.in_report == 0) continue;
    for (const auto& passage : source.passages) {
      if (summary.top.empty()) summary.longest_words = std::max(summary.longest_words, passage.work_words.size());
    }
    if (summary.top.size() >= kTopSources) continue;
    const auto date = source.date.empty() ? source.first_seen : source.date;
    summary.top.push_back({source.id, source.collection, date, source.share.in_report,
                           whole_percent(source.share.in_report, report.work.words)});
  }
  summary.submitted_percent = whole_percent(of_submitted, report.work.words);
  return summary;
}

WorkRunner::WorkRunner(Corpus& corpus, Works& works, Queue& queue, CorpusChanges& corpus_changes,
                       RunnerSettings settings, Failed failed)
    : corpus_(corpus),
      works_(works),
      queue_(queue),
      corpus_changes_(corpus_changes),
      settings_(std::move(settings)),
      failed_(std::move(failed)) {}

Status WorkRunner::extract(const Job& job) {
  auto reading = works_.to_read(job);
  if (!reading) return std::unexpected(reading.error());
  const auto& work = *reading;
  if (!work) return queue_.finish(job);
  const auto& file = *work;
  auto read = read_work({nameless(file.work), file.bytes});
  if (!read) {
    if (may_pass(read.error())) return std::unexpected(read.error());
    return works_.store_failure(job, platform_code(read.error()), read.error().message);
  }
  const auto words = corpus_.count_words(read->text);
  if (!words) return works_.store_failure(job, platform_code(words.error()), words.error().message);
  if (*words == 0) return works_.store_failure(job, "CANNOT_EXTRACT_TEXT", "there are no words in it");
  if (*words < settings_.least_words) {
    return works_.store_failure(job, "TOO_LITTLE_TEXT", "it has " + std::to_string(*words) + " words");
  }
  return works_.store_text(job, {std::move(read->text), read->sha256, *words});
}

CheckSettings WorkRunner::settings_for(const WorkRecord& work) const {
  CheckSettings settings;
  settings.institution = work.institution;
  settings.collections = work.request.collections;
  if (work.request.small_words > 0) settings.min_words = work.request.small_words;
  settings.exclusions.on = exclusions_of(work.request);
  settings.exclusions.own_scope = work.request.own_scope;
  settings.exclusions.least_source = work.request.least_source;
  settings.exclusions.named_sources = work.request.named_sources;
  settings.without = work.request.without;
  settings.without.push_back(work.id);
  settings.shared = names_shared_with(settings_.shared, work.institution);
  return settings;
}

// A work that was taken away may still be in the corpus: for a moment, or since an older copy was put back.
Result<Report> WorkRunner::check_without_erased(const Work& work, CheckSettings settings) const {
  while (true) {
    auto report = corpus_.check(work, settings);
    if (!report) return report;
    const auto known = settings.without.size();
    for (const auto& source : report->sources) {
      if (works_.erased(settings.institution, source.id)) settings.without.push_back(source.id);
    }
    if (settings.without.size() == known) return report;
  }
}

Status WorkRunner::check(const Job& job) {
  const auto found = works_.to_check(job);
  if (!found) return std::unexpected(found.error());
  const auto& record = *found;
  if (!record) return queue_.finish(job);
  auto text = works_.text(record->institution, record->id);
  if (!text) return std::unexpected(text.error());
  auto report = check_without_erased(work_of(*record, *std::move(text)), settings_for(*record));
  if (!report) return fail(report.error().code, without_name(report.error().message, *record));
  if (auto current = require_sources(job, *report); !current) return current;
  // A list that cannot be read or written takes the standing from a report, never the report from a work.
  const auto counted = count_in_assignment(*record, *report);
  if (!counted && failed_) failed_(job, counted.error().message);
  return works_.store_report(job, summarise(*report, settings_.collection), render_json(*report));
}

// A source may be erased or replaced while the check runs. Either that happened before this look, and the work is
// checked again, or whoever takes the source away finds the note and has the report made again.
Status WorkRunner::require_sources(const Job& job, const Report& report) const {
  const auto sources = sources_of(report);
  if (auto noted = works_.note_sources(job, sources); !noted) return noted;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const auto found = corpus_.find(sources[i].institution, sources[i].id);
    if (!found && found.error().code != ErrorCode::kNotFound) return std::unexpected(found.error());
    const bool gone = !found || works_.erased(sources[i].institution, sources[i].id);
    if (gone || found->record.sha256 != report.sources[i].sha256) {
      return fail(ErrorCode::kUnavailable, "a source was taken away while the work was checked");
    }
  }
  return {};
}

// Where the work stands among those of its assignment that were checked before, and from now on it is one of them.
Status WorkRunner::count_in_assignment(const WorkRecord& record, Report& report) const {
  if (record.assignment.empty()) return {};
  const auto& checked = corpus_.checked_works();
  const auto name = counted_as(record);
  const auto standing = recorded_standing(checked, report, name);
  if (!standing) return std::unexpected(standing.error());
  report.standing = *standing;
  return checked.record(assignment_of(report), checked_work(report, name));
}

Status WorkRunner::index(const Job& job) {
  const auto found = works_.to_index(job);
  if (!found) return std::unexpected(found.error());
  const auto& record = *found;
  if (!record) return queue_.finish(job);
  auto text = works_.text(record->institution, record->id);
  if (!text) return std::unexpected(text.error());
  auto work = work_of(*record, *std::move(text));
  work.file_name = work.sha256.substr(0, 12);
  const std::shared_lock changing(corpus_changes_);
  const auto put = corpus_.put(work, metadata_of(*record, work.author, settings_));
  if (!put) return std::unexpected(put.error());
  return queue_.finish(job);
}

Status WorkRunner::erase(const Job& job) {
  const std::shared_lock changing(corpus_changes_);
  const auto removed = corpus_.remove(job.institution, job.subject);
  if (!removed && removed.error().code != ErrorCode::kNotFound) return std::unexpected(removed.error());
  if (!job.target.empty()) {
    const auto forgotten = corpus_.checked_works().forget(job.institution, job.target, {});
    if (!forgotten) return forgotten;
  }
  if (auto renewed = works_.renew_reports_showing(job.institution, job.subject); !renewed) return renewed;
  return queue_.finish(job);
}

// Reading and checking end as a failed work that is told so; what must be done at last is tried for ever.
Status WorkRunner::give_up(const Job& job, const Error& error) {
  if (job.kind == JobKind::kExtract || job.kind == JobKind::kCheck) {
    return works_.store_failure(job, "PROCESSING_ERROR", error.message);
  }
  return std::unexpected(error);
}

void WorkRunner::run_one(const Job& job) {
  Status done;
  switch (job.kind) {
    case JobKind::kExtract:
      done = extract(job);
      break;
    case JobKind::kCheck:
      done = check(job);
      break;
    case JobKind::kIndex:
      done = index(job);
      break;
    case JobKind::kErase:
      done = erase(job);
      break;
    case JobKind::kDeliver:
      return;  // of another lane
  }
  if (done) return;
  if (failed_) failed_(job, done.error().message);
  if (job.attempts + 1 >= settings_.most_tries && give_up(job, done.error())) return;
  Milliseconds pause = settings_.first_pause;
  for (std::uint32_t i = 0; i < job.attempts && pause < kLongestPause; ++i) pause *= 2;
  queue_.retry(job, now_ms() + std::min(pause, kLongestPause));
}

void WorkRunner::run(const std::stop_token& stop) {
  while (const auto job = queue_.take(Lane::kWorks, stop)) run_one(*job);
}

}  // namespace tamga
