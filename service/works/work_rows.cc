#include "service/works/work_rows.h"

#include <algorithm>

#include "engine/base/hmac.h"
#include "service/state/keys.h"
#include "service/state/row_io.h"
#include "service/works/coverage.h"

namespace tamga {
namespace {

CoverageFact fact_of(const WorkRecord& work) {
  CoverageFact fact;
  fact.kind = work.kind;
  if (work.generated_at > 0) {
    fact.outcome = CoverageOutcome::kChecked;
  } else if (work.status == WorkStatus::kError) {
    fact.outcome = CoverageOutcome::kNotChecked;
    fact.reason = work.error_code;
  } else if (work.status == WorkStatus::kDeleted) {
    fact.outcome = CoverageOutcome::kNotChecked;
    fact.reason = "DELETED";
  } else if (work.status == WorkStatus::kComplete && work.requests == 0) {
    fact.outcome = CoverageOutcome::kNotAsked;
  }
  return fact;
}

}  // namespace

KeyChange work_row(const WorkRecord& work) {
  return {plain_key(kWorkRow, work.id), encode_row(work, kWorkRowVersion)};
}

KeyChange list_row(const WorkRecord& work) {
  const auto place = lower_hex(big_endian64(~static_cast<std::uint64_t>(work.created))) + work.id;
  return {named_key(kListRow, {work.institution}) + place, ""};
}

KeyChange owner_row(const WorkRecord& work, std::string_view owner) {
  return {named_key(kOwnerRow, {work.institution, owner}) + work.id, ""};
}

std::string person_key(std::string_view institution, std::string_view id) {
  return named_key(kPersonRow, {institution, id});
}

KeyChange person_row(std::string_view institution, const Person& person) {
  return {person_key(institution, person.id), encode_row(person, kPersonRowVersion)};
}

KeyChange coverage_row(const WorkRecord& work) {
  return {named_key(kCoverageRow, {work.institution}) + month_of(work.created) + work.id,
          encode_row(fact_of(work), kCoverageRowVersion)};
}

std::string cited_key(std::string_view institution, std::string_view source, std::string_view work) {
  return named_key(kCitedRow, {institution, source}) + std::string(work);
}

Job job_about(const WorkRecord& work, JobKind kind, std::uint64_t version) {
  Job job;
  job.kind = kind;
  job.priority = work.request.priority;
  job.institution = work.institution;
  job.key_id = work.key_id;
  job.subject = work.id;
  job.chain = chain_of(work.id);
  job.version = version;
  return job;
}

std::vector<std::string> owners_of(const WorkRecord& work) {
  std::vector<std::string> owners = work.owners;
  owners.push_back(work.owner);
  std::ranges::sort(owners);
  const auto repeats = std::ranges::unique(owners);
  owners.erase(repeats.begin(), repeats.end());
  std::erase(owners, "");
  return owners;
}

}  // namespace tamga
