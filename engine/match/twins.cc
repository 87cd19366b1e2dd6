#include "engine/match/twins.h"

#include <algorithm>
#include <tuple>

#include "engine/match/gap_alignment.h"

namespace tamga {
namespace {

std::vector<TwinTokens> twins_of_runs(const WordPair& pair, const Chain& chain) {
  constexpr std::uint32_t kNone = UINT32_MAX;
  std::vector<std::uint32_t> source_of(chain.work.size(), kNone);
  std::vector<Run> by_length = chain.runs;
  std::ranges::sort(by_length, {}, [](const Run& run) { return std::tuple(~run.length, run.work, run.source); });
  for (const Run& run : by_length) {
    for (std::uint32_t at = 0; at < run.length; ++at) {
      std::uint32_t& source = source_of[run.work + at - chain.work.begin];
      if (source == kNone) source = run.source + at;
    }
  }
  std::vector<TwinTokens> twins;
  for (std::uint32_t at = 0; at < source_of.size(); ++at) {
    if (source_of[at] == kNone) continue;
    const std::uint32_t work = chain.work.begin + at;
    const TwinKind kind = pair.same_word(work, source_of[at]) ? TwinKind::kSameWord : TwinKind::kSameStem;
    twins.push_back({work, source_of[at], kind});
  }
  return twins;
}

std::vector<TwinTokens> with_gaps_filled(const WordPair& pair, const std::vector<TwinTokens>& twins) {
  std::vector<TwinTokens> filled;
  filled.reserve(twins.size() + twins.size() / 4);
  for (const TwinTokens& twin : twins) {
    if (!filled.empty() && twin.source > filled.back().source) {
      const TokenRange work{filled.back().work + 1, twin.work};
      const TokenRange source{filled.back().source + 1, twin.source};
      if (work.size() > 0 && source.size() > 0 && work.size() <= kLongestGap && source.size() <= kLongestGap) {
        const std::vector<TwinTokens> gap = align_gap(pair, work, source);
        filled.insert(filled.end(), gap.begin(), gap.end());
      }
    }
    filled.push_back(twin);
  }
  return filled;
}

}  // namespace

std::vector<TwinTokens> chain_twins(const WordPair& pair, const Chain& chain) {
  const std::vector<TwinTokens> inside = with_gaps_filled(pair, twins_of_runs(pair, chain));
  std::vector<TwinTokens> twins = extend(pair, inside.front(), Direction::kBackward);
  std::ranges::reverse(twins);
  twins.insert(twins.end(), inside.begin(), inside.end());
  const std::vector<TwinTokens> behind = extend(pair, inside.back(), Direction::kForward);
  twins.insert(twins.end(), behind.begin(), behind.end());
  return twins;
}

}  // namespace tamga
