// The order of the sources of a report, which decides to whom a word counts that several sources share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/match/passage.h"

namespace tamga {

struct UnorderedSource {
  std::string id;
  std::span<const Passage> passages;
};

// Indices into `sources` in the order of the report. First the source that holds most words of the work, then always
// the one that holds most of the words that no earlier one holds; on a tie the one with more words in all, then the
// lesser id by bytes. So words credited to the first source that has them never grow down the list, whatever order the
// sources were given in. Ids differ; passages lie inside the work's `words`. Time O(passages of all + a few looks at
// each).
std::vector<std::size_t> source_order(std::uint32_t words, std::span<const UnorderedSource> sources);

}  // namespace tamga
