#include "engine/match/shared_runs.h"

#include "engine/fingerprint/kgram_hash.h"

namespace tamga {

RunFinder::RunFinder(std::span<const Token> work, std::uint32_t least_words)
    : least_words_(least_words), grams_(kgram_hashes(work, least_words, KeyKind::kExact)) {}

std::vector<TokenRange> RunFinder::shared(std::span<const Token> source) const {
  std::vector<std::uint8_t> begins(grams_.size());  // 1: a shared run begins at this word
  for (const std::uint64_t hash : kgram_hashes(source, least_words_, KeyKind::kExact)) {
    const std::uint32_t group = grams_.find(hash);
    if (group == GramTable::kNone || begins[group] != 0) continue;  // a group is named by its first word
    for (std::uint32_t at = group; at != GramTable::kNone; at = grams_.next(at)) begins[at] = 1;
  }
  std::vector<TokenRange> ranges;
  for (std::uint32_t begin = 0; begin < begins.size(); ++begin) {
    if (begins[begin] == 0) continue;
    if (ranges.empty() || begin > ranges.back().end) ranges.push_back({begin, begin});
    ranges.back().end = begin + least_words_;
  }
  return ranges;
}

}  // namespace tamga
