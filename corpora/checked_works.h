// What share of the works of an assignment was borrowed when they were checked, kept in the directory of a corpus, so
// that a report can say the place of its work among them.
//
//   DIR/checked/lock                 held by whoever changes anything below
//   DIR/checked/<SHA-256 of institution>/<SHA-256 of course and assignment>.jsonl
//                                    a line a check; of several lines of one work the last counts
#pragma once

#include <compare>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/report/report.h"

namespace tamga {

struct AssignmentName {
  std::string institution;
  std::string course;      // empty: unknown
  std::string assignment;  // empty: none
  auto operator<=>(const AssignmentName&) const = default;
};

struct CheckedWork {
  std::string work;    // the caller's name for what was handed in: a second draft under it replaces the first
  std::string sha256;  // of the bytes handed in
  std::uint32_t words = 0;
  std::uint32_t borrowed = 0;
  bool operator==(const CheckedWork&) const = default;
};

// Any method may be called from several threads and several processes at once.
class CheckedWorks {
 public:
  CheckedWorks() = default;  // of no corpus: not to be used
  explicit CheckedWorks(const std::filesystem::path& corpus) : directory_(corpus / "checked") {}

  // Records one check. Durable when it returns; nothing is written if the work has this share already. Cost: reads the
  // works of the assignment.
  Status record(const AssignmentName& assignment, const CheckedWork& checked) const;

  // The works recorded for an assignment, each once, by name; none if there are none.
  Result<std::vector<CheckedWork>> of(const AssignmentName& assignment) const;

  // Takes away what was recorded of works with these bytes, or under this name; an empty one means no work. Cost: reads
  // all works of the institution.
  Status forget(std::string_view institution, std::string_view sha256, std::string_view work) const;

  // All of it, as of one moment, for a copy of the corpus in the directory `corpus`.
  Status copy_to(const std::filesystem::path& corpus) const;

 private:
  std::filesystem::path file_of(const AssignmentName& assignment) const;
  std::filesystem::path directory_;
};

// The check behind `report` as `work`: what to record, and for which assignment, if it was made for one.
AssignmentName assignment_of(const Report& report);
CheckedWork checked_work(const Report& report, std::string work);

// The place of the report's work among the works recorded for its assignment, itself (`work`) left out. Empty where the
// report names no assignment.
Result<Standing> recorded_standing(const CheckedWorks& checked, const Report& report, std::string_view work);

// One work of several that are checked in one go.
struct CheckOfRun {
  AssignmentName assignment;  // without a name: none, and no standing
  CheckedWork checked;        // without a name, unless it is recorded
};

// The place of each work among the others of the run with the same assignment and those recorded for it. A recorded
// work with the name or the bytes of one of the run is that one. In the order of `run`.
Result<std::vector<Standing>> standings_together(const CheckedWorks& recorded, std::span<const CheckOfRun> run);

}  // namespace tamga
