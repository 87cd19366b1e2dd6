#include "engine/match/explanation.h"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace tamga {
namespace {

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

// Indices of a longest list of twins whose places in the source increase, by patience sorting.
std::vector<std::size_t> backbone_of(std::span<const TwinTokens> twins) {
  std::vector<std::size_t> last_of_length;  // of all lists of length i + 1, the end of the one that ends earliest
  std::vector<std::size_t> before(twins.size(), kNone);
  for (std::size_t at = 0; at < twins.size(); ++at) {
    const auto place = std::ranges::lower_bound(last_of_length, twins[at].source, {},
                                                [&](std::size_t end) { return twins[end].source; });
    if (place != last_of_length.begin()) before[at] = *(place - 1);
    if (place == last_of_length.end()) {
      last_of_length.push_back(at);
    } else {
      *place = at;
    }
  }
  std::vector<std::size_t> backbone(last_of_length.size());
  std::size_t at = backbone.empty() ? kNone : last_of_length.back();
  for (std::size_t place = backbone.size(); place > 0; at = before[at]) backbone[--place] = at;
  return backbone;
}

// The stretches of `gap` whose words are not among `twinned`, which are sorted.
std::vector<TokenRange> stretches_without(const std::vector<std::uint32_t>& twinned, const TokenRange& gap) {
  std::vector<TokenRange> stretches;
  std::uint32_t begin = gap.begin;
  for (auto at = std::ranges::lower_bound(twinned, gap.begin); at != twinned.end() && *at < gap.end; ++at) {
    if (*at > begin) stretches.push_back({begin, *at});
    begin = *at + 1;
  }
  if (gap.end > begin) stretches.push_back({begin, gap.end});
  return stretches;
}

std::vector<std::uint32_t> sorted_words(std::span<const TwinTokens> twins, std::uint32_t TwinTokens::* side) {
  std::vector<std::uint32_t> words;
  words.reserve(twins.size());
  for (const TwinTokens& twin : twins) words.push_back(twin.*side);
  std::ranges::sort(words);
  return words;
}

void add_changes(const std::vector<TokenRange>& work, const std::vector<TokenRange>& source, const TokenRange& work_gap,
                 const TokenRange& source_gap, std::vector<ChangedWords>& changed) {
  for (std::size_t i = 0; i < std::max(work.size(), source.size()); ++i) {
    // What has no counterpart is said to happen at the end of the other side's gap.
    changed.push_back({i < work.size() ? work[i] : TokenRange{work_gap.end, work_gap.end},
                       i < source.size() ? source[i] : TokenRange{source_gap.end, source_gap.end}});
  }
}

}  // namespace

Explanation explain(std::span<const TwinTokens> twins) {
  Explanation explanation;
  explanation.moved.assign(twins.size(), 1);
  const std::vector<std::size_t> backbone = backbone_of(twins);
  for (const std::size_t at : backbone) explanation.moved[at] = 0;
  const auto work_words = sorted_words(twins, &TwinTokens::work);
  const auto source_words = sorted_words(twins, &TwinTokens::source);
  for (std::size_t i = 1; i < backbone.size(); ++i) {
    const TwinTokens& left = twins[backbone[i - 1]];
    const TwinTokens& right = twins[backbone[i]];
    const TokenRange work_gap{left.work + 1, right.work};
    const TokenRange source_gap{left.source + 1, right.source};
    add_changes(stretches_without(work_words, work_gap), stretches_without(source_words, source_gap), work_gap,
                source_gap, explanation.changed);
  }
  return explanation;
}

}  // namespace tamga
