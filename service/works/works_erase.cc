// Taking works and people away.
#include <algorithm>
#include <utility>

#include "service/state/keys.h"
#include "service/state/row_io.h"
#include "service/works/work_rows.h"
#include "service/works/works.h"

namespace tamga {

void Works::take_away(const WorkRecord& work, Change& change, bool forget) {
  for (const char kind : {kFileRow, kTextRow, kReportRow}) {
    change.rows.push_back({plain_key(kind, work.id), std::nullopt});
  }
  std::ranges::move(queue_.cancel(work.id), std::back_inserter(change.rows));
  if (work.indexed) {
    change.rows.push_back(gone_row(work.institution, work.id));
    promise(JobKind::kErase, work, 0, change);
  }
  change.rows.push_back(coverage_row(work));
  if (!forget) return;
  change.rows.push_back({plain_key(kWorkRow, work.id), std::nullopt});
  change.rows.push_back({list_row(work).key, std::nullopt});
  for (const auto& owner : owners_of(work)) change.rows.push_back({owner_row(work, owner).key, std::nullopt});
}

Status Works::remove(std::string_view institution, std::string_view id, bool forget) {
  const std::scoped_lock lock(mutex_of(id));
  auto work = find(institution, id);
  if (!work) return std::unexpected(work.error());
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
  return {};
}

Status Works::renew_reports_showing(std::string_view institution, const std::string& source) {
  const std::string prefix = named_key(kCitedRow, {institution, source});
  std::vector<std::string> works;
  auto rows = store_.cursor(prefix);
  while (rows.next()) works.emplace_back(rows.key().substr(prefix.size()));
  if (auto read = rows.status(); !read) return read;
  for (const auto& id : works) {
    const KeyChange cited{prefix + id, std::nullopt};
    const auto renewed = update(institution, id, [&](WorkRecord& work, Change& change) -> Status {
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

Result<std::uint64_t> Works::erase_person(std::string_view institution, std::string_view person) {
  const auto works = works_of(institution, person);
  if (!works) return std::unexpected(works.error());
  for (const auto& id : *works) {
    auto removed = remove(institution, id, true);
    if (!removed && removed.error().code != ErrorCode::kNotFound) return std::unexpected(removed.error());
  }
  std::vector<KeyChange> rows{{person_key(institution, person), std::nullopt}};
  for (const auto& id : *works) rows.push_back({named_key(kOwnerRow, {institution, person}) + id, std::nullopt});
  if (auto written = store_.write(rows); !written) return std::unexpected(written.error());
  return works->size();
}

}  // namespace tamga
