#include "engine/match/shared_runs.h"

namespace tamga {
namespace {

std::vector<std::uint64_t> exact_grams(std::span<const Token> tokens, std::uint32_t words) {
  std::vector<std::uint64_t> keys;
  keys.reserve(tokens.size());
  for (const Token& token : tokens) keys.push_back(token.exact_key);
  return rolling_grams(keys, words);
}

}  // namespace

RunFinder::RunFinder(std::span<const Token> work, std::uint32_t least_words)
    : least_words_(least_words), grams_(exact_grams(work, least_words)) {}

std::vector<TokenRange> RunFinder::shared(std::span<const Token> source) const {
  std::vector<std::uint8_t> begins(grams_.size());  // 1: a shared run begins at this word
  for (const std::uint64_t hash : exact_grams(source, least_words_)) {
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
