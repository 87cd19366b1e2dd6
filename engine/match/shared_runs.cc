#include "engine/match/shared_runs.h"

#include <algorithm>

#include "engine/fingerprint/kgram_hash.h"

namespace tamga {

RunFinder::RunFinder(std::span<const Token> work, std::uint32_t least_words) : least_words_(least_words) {
  const auto hashes = kgram_hashes(work, least_words, KeyKind::kExact);
  grams_.reserve(hashes.size());
  for (std::uint32_t at = 0; at < hashes.size(); ++at) grams_.push_back({hashes[at], at});
  std::ranges::stable_sort(grams_, {}, &Gram::hash);
}

std::vector<TokenRange> RunFinder::shared(std::span<const Token> source) const {
  std::vector<std::uint32_t> begins;
  std::vector<bool> seen(grams_.size());  // of equal grams the first stands for all
  for (const std::uint64_t hash : kgram_hashes(source, least_words_, KeyKind::kExact)) {
    const auto first = std::ranges::lower_bound(grams_, hash, {}, &Gram::hash);
    if (first == grams_.end() || first->hash != hash) continue;
    const auto number = static_cast<std::size_t>(first - grams_.begin());
    if (seen[number]) continue;
    seen[number] = true;
    for (auto gram = first; gram != grams_.end() && gram->hash == hash; ++gram) begins.push_back(gram->first_word);
  }
  std::ranges::sort(begins);
  std::vector<TokenRange> ranges;
  for (const std::uint32_t begin : begins) {
    if (ranges.empty() || begin > ranges.back().end) ranges.push_back({begin, begin});
    ranges.back().end = begin + least_words_;
  }
  return ranges;
}

}  // namespace tamga
