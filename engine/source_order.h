// The order of the sources of a report, which decides to whom a word counts that several sources share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/base/range.h"

namespace tamga {

struct UnorderedSource {
  std::string id;
  std::vector<TokenRange> counted;  // what counts of its passages; overlaps allowed, begins never fall
  std::uint32_t words_in_text = 0;  // all that it shares, counted or not
};

// Indices into `sources` in the order of the report. First the source that counts for most words of the work, then
// always the one that counts for most of the words that no earlier one holds; on a tie the one with more words in all,
// then the lesser id by bytes. So words credited to the first source that has them never grow down the list, whatever
// order the sources were given in. `taken[i]`: word i of the work counts for nobody. Ids differ; ranges lie inside the
// work. Time O(words of all ranges + a few looks at each).
std::vector<std::size_t> source_order(std::vector<bool> taken, std::span<const UnorderedSource> sources);

}  // namespace tamga
