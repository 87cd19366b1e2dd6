// Taking works and people away.
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "service/state/keys.h"
#include "service/state/row_io.h"
#include "service/works/work_rows.h"
#include "service/works/works.h"

namespace tamga {

namespace {

// A check for an assignment records its share there.
bool may_be_counted(const WorkRecord& work) {
  return work.requests > 0 && !work.assignment.empty();
}

}  // namespace

void Works::promise_erasure(const WorkRecord& work, Change& change) {
  Job job = job_about(work, JobKind::kErase, 0);
  job.target = work.sha256;
  change.jobs.push_back(queue_.promise(std::move(job)));
}

// What takes a work out of the corpus is not cancelled: it may be the promise of an earlier file of the work.
void Works::take_away(const WorkRecord& work, Change& change, bool forget) {
  static constexpr std::array kEndWithTheWork = {JobKind::kExtract, JobKind::kCheck, JobKind::kIndex,
                                                 JobKind::kDeliver};
  for (const char kind : {kFileRow, kTextRow, kReportRow}) {
    change.rows.push_back({plain_key(kind, work.id), std::nullopt});
  }
  std::ranges::move(queue_.cancel(work.id, kEndWithTheWork), std::back_inserter(change.rows));
  if (work.indexed || may_be_counted(work)) promise_erasure(work, change);
  change.rows.push_back(coverage_row(work));
  if (!forget) return;
  change.rows.push_back({plain_key(kWorkRow, work.id), std::nullopt});
  change.rows.push_back({list_row(work).key, std::nullopt});
  for (const auto& owner : owners_of(work)) change.rows.push_back({owner_row(work, owner).key, std::nullopt});
}

bool Works::erased(std::string_view institution, std::string_view id) const {
  return ledger_.erased_at(Erased::kWork, institution, id).has_value();
}

// Reports of others go before this returns. A check that runs meanwhile has either noted the source before, and is not
// current any more, or finds it in the ledger.
Status Works::remove(std::string_view institution, std::string_view id, bool forget) {
  {
    const std::scoped_lock lock(mutex_of(id));
    auto work = find(institution, id);
    if (!work) return std::unexpected(work.error());
    if (auto written = ledger_.remember(Erased::kWork, institution, id); !written) return written;
    work->status = WorkStatus::kDeleted;
    Change change;
    take_away(*work, change, forget);
    work->indexed = false;
    work->title.clear();
    work->file_name.clear();
    work->summary = {};
    if (!forget) change.rows.push_back(work_row(*work));
    for (const auto& job : change.jobs) change.rows.push_back(job.row);
    if (auto written = store_.write(change.rows); !written) return written;
    queue_.enqueue(std::move(change.jobs));
  }
  return renew_reports_showing(institution, std::string(id));
}

Status Works::renew_reports_showing(std::string_view institution, const std::string& source) {
  const std::string prefix = named_key(kCitedRow, {institution, source});
  std::vector<std::string> works;
  auto rows = store_.cursor(prefix);
  while (rows.next()) works.emplace_back(rows.key().substr(prefix.size()));
  if (auto read = rows.status(); !read) return read;
  for (const auto& id : works) {
    const KeyChange cited{prefix + id, std::nullopt};
    const auto known = load(id);
    if (!known) return std::unexpected(known.error());
    const auto& citing = *known;
    const auto owner = citing ? citing->institution : std::string();
    const auto renewed = update(owner, id, [&](WorkRecord& work, Change& change) -> Status {
      change.rows.push_back(cited);
      change.rows.push_back({plain_key(kReportRow, work.id), std::nullopt});
      std::erase_if(work.summary.top, [&](const TopSource& top) { return top.id == source; });
      if (work.status != WorkStatus::kComplete) return {};
      ++work.requests;
      promise(JobKind::kCheck, work, work.requests, change, kSimilarityUpdated);
      return {};
    });
    if (!renewed && renewed.error().code == ErrorCode::kNotFound) {
      if (auto written = store_.write({&cited, 1}); !written) return written;
    } else if (!renewed) {
      return std::unexpected(renewed.error());
    }
  }
  return {};
}

Result<std::vector<std::string>> Works::works_of(std::string_view institution, std::string_view person) const {
  const std::string prefix = named_key(kOwnerRow, {institution, person});
  std::vector<std::string> works;
  auto rows = store_.cursor(prefix);
  while (rows.next()) works.emplace_back(rows.key().substr(prefix.size()));
  if (auto read = rows.status(); !read) return std::unexpected(read.error());
  return works;
}

// What stands under the id of a person: names, and agreements that the person gave.
Status Works::forget_person(std::string_view institution, std::string_view person) {
  std::vector<KeyChange> rows{{person_key(institution, person), std::nullopt}};
  const auto end = named_key(kEulaRow, {person}).substr(1);
  auto agreements = store_.cursor(named_key(kEulaRow, {institution}));
  while (agreements.next()) {
    if (agreements.key().ends_with(end)) rows.push_back({std::string(agreements.key()), std::nullopt});
  }
  if (auto read = agreements.status(); !read) return read;
  return store_.write(rows);
}

Result<std::uint64_t> Works::erase_person(std::string_view institution, std::string_view person) {
  if (auto kept = ledger_.remember(Erased::kPerson, institution, person); !kept) return std::unexpected(kept.error());
  const auto works = works_of(institution, person);
  if (!works) return std::unexpected(works.error());
  for (const auto& id : *works) {
    auto removed = remove(institution, id, true);
    if (!removed && removed.error().code != ErrorCode::kNotFound) return std::unexpected(removed.error());
  }
  std::vector<KeyChange> rows;
  for (const auto& id : *works) rows.push_back({named_key(kOwnerRow, {institution, person}) + id, std::nullopt});
  if (auto written = store_.write(rows); !written) return std::unexpected(written.error());
  if (auto forgotten = forget_person(institution, person); !forgotten) return std::unexpected(forgotten.error());
  return works->size();
}

// The works that were there when the person was erased; where there are no later ones, the person's names too.
Result<bool> Works::replay_person(std::string_view institution, std::string_view person, Milliseconds erased) {
  const auto works = works_of(institution, person);
  if (!works) return std::unexpected(works.error());
  bool came_again = false;
  for (const auto& id : *works) {
    const auto found = load(id);
    if (!found) return std::unexpected(found.error());
    const auto& work = *found;
    if (work && work->created > erased) {
      came_again = true;
      continue;
    }
    auto removed = work ? remove(institution, id, true) : Status();
    if (!removed && removed.error().code != ErrorCode::kNotFound) return std::unexpected(removed.error());
    const KeyChange row{named_key(kOwnerRow, {institution, person}) + id, std::nullopt};
    if (auto written = store_.write({&row, 1}); !written) return std::unexpected(written.error());
  }
  if (came_again) return false;
  if (auto forgotten = forget_person(institution, person); !forgotten) return std::unexpected(forgotten.error());
  return true;
}

Result<std::uint64_t> Works::replay_erasures() {
  if (ledger_.empty()) return 0;
  std::map<std::pair<std::string, std::string>, Milliseconds> people;
  for (const char kind : {kOwnerRow, kPersonRow}) {
    auto rows = store_.cursor(plain_key(kind, ""));
    while (rows.next()) {
      const auto names = names_of_key(rows.key(), 2);
      if (names.size() != 2) continue;
      const auto erased = ledger_.erased_at(Erased::kPerson, names[0], names[1]);
      if (erased) people.emplace(std::pair(names[0], names[1]), *erased);
    }
    if (auto read = rows.status(); !read) return std::unexpected(read.error());
  }
  std::vector<std::pair<std::string, std::string>> works;
  auto rows = store_.cursor(plain_key(kWorkRow, ""));
  while (rows.next()) {
    const auto work = decode_row<WorkRecord>(rows.value(), kWorkRowVersion);
    if (!work) return fail(ErrorCode::kCorrupt, "a row of a work is damaged");
    const bool there = work->status != WorkStatus::kDeleted;
    if (there && erased(work->institution, work->id)) works.emplace_back(work->institution, work->id);
  }
  if (auto read = rows.status(); !read) return std::unexpected(read.error());
  for (const auto& [institution, id] : works) {
    auto removed = remove(institution, id, true);
    if (!removed) return std::unexpected(removed.error());
  }
  for (const auto& [person, erased] : people) {
    auto replayed = replay_person(person.first, person.second, erased);
    if (!replayed) return std::unexpected(replayed.error());
  }
  return works.size() + people.size();
}

}  // namespace tamga
