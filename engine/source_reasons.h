// For which reasons whole sources or single passages may be left out, whether the caller has switched them on or not.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/range.h"
#include "engine/match/exclusions/exclusion_settings.h"
#include "engine/match/passage.h"

namespace tamga {

// Who wrote a document, and for what. A document of several people names them all, with semicolons between them.
struct Authorship {
  std::string author_id;
  std::string course;
  std::string assignment;
};

// True when `work` and `source` have an author in common, and `scope` takes the source for an own work: kCourse asks
// for the same course, kAssignment also for the same assignment. What is unknown is never the same. With kNone, own
// works count; as a reason that is switched off they are told like those of kAll.
bool is_own_work(const Authorship& work, const Authorship& source, OwnScope scope);

// True when a source that shares `shared` of the `words` of a work shares less than `least`.
bool is_small_source(std::uint32_t shared, std::uint32_t words, const LeastSource& least);

// For each passage of one source, by place in the work, whether it is a small match. Passages that touch are one match.
std::vector<bool> small_matches(const std::vector<Passage>& passages, std::uint32_t min_words);

}  // namespace tamga
