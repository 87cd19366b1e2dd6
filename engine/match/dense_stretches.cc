#include "engine/match/dense_stretches.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace tamga {
namespace {

constexpr double kContentTwin = 2;
constexpr double kStopTwin = 0.5;
constexpr double kContentAlone = -0.6;
constexpr double kStopAlone = -0.3;

struct Segment {
  TokenRange range;
  double before = 0;  // sum of all scores in front of it
  double behind = 0;  // the same up to its end
};

// Scores of the words of `range` by whether they are among `words`, which lie in it.
std::vector<double> scores_of(const WordKeys& keys, const TokenRange& range, std::span<const std::uint32_t> words) {
  std::vector<double> scores(range.size());
  for (std::uint32_t at = 0; at < range.size(); ++at) {
    scores[at] = keys.stop[range.begin + at] != 0 ? kStopAlone : kContentAlone;
  }
  for (const std::uint32_t at : words) scores[at - range.begin] = keys.stop[at] != 0 ? kStopTwin : kContentTwin;
  return scores;
}

std::vector<std::uint32_t> words_of(std::span<const TwinTokens> twins, std::uint32_t TwinTokens::* side) {
  std::vector<std::uint32_t> words;
  words.reserve(twins.size());
  for (const TwinTokens& twin : twins) words.push_back(twin.*side);
  return words;
}

// Twins inside of the stretch of the source that has most of them. Requires a twin.
std::vector<TwinTokens> within_best_source(const WordPair& pair, std::span<const TwinTokens> twins) {
  const auto words = words_of(twins, &TwinTokens::source);
  const auto [least, greatest] = std::ranges::minmax(words);
  const auto scores = scores_of(pair.source, {least, greatest + 1}, words);
  TokenRange best;
  double best_sum = 0;
  for (const TokenRange& stretch : positive_stretches(scores)) {
    const double sum = std::accumulate(scores.begin() + stretch.begin, scores.begin() + stretch.end, 0.0);
    if (sum > best_sum) {
      best = {least + stretch.begin, least + stretch.end};
      best_sum = sum;
    }
  }
  std::vector<TwinTokens> kept;
  for (const TwinTokens& twin : twins) {
    if (twin.source >= best.begin && twin.source < best.end) kept.push_back(twin);
  }
  return kept;
}

std::vector<std::span<const TwinTokens>> stretches_of_work(const WordPair& pair, std::span<const TwinTokens> twins) {
  const auto words = words_of(twins, &TwinTokens::work);
  const TokenRange range{words.front(), words.back() + 1};
  std::vector<std::span<const TwinTokens>> stretches;
  for (const TokenRange& stretch : positive_stretches(scores_of(pair.work, range, words))) {
    const auto begin = std::ranges::lower_bound(twins, range.begin + stretch.begin, {}, &TwinTokens::work);
    const auto end = std::ranges::lower_bound(twins, range.begin + stretch.end, {}, &TwinTokens::work);
    stretches.emplace_back(begin, end);
  }
  return stretches;
}

}  // namespace

std::vector<TokenRange> positive_stretches(std::span<const double> scores) {
  std::vector<Segment> segments;
  double sum = 0;
  for (std::uint32_t at = 0; at < scores.size(); ++at) {
    const double before = sum;
    sum += scores[at];
    if (scores[at] <= 0) continue;
    Segment segment{{at, at + 1}, before, sum};
    for (;;) {
      auto left = segments.size();
      while (left > 0 && segments[left - 1].before >= segment.before) --left;
      if (left == 0 || segments[left - 1].behind >= segment.behind) break;
      segment.range.begin = segments[left - 1].range.begin;
      segment.before = segments[left - 1].before;
      segments.resize(left - 1);
    }
    segments.push_back(segment);
  }
  std::vector<TokenRange> stretches;
  stretches.reserve(segments.size());
  for (const Segment& segment : segments) stretches.push_back(segment.range);
  return stretches;
}

std::vector<std::vector<TwinTokens>> dense_stretches(const WordPair& pair, std::span<const TwinTokens> twins) {
  std::vector<std::vector<TwinTokens>> result;
  if (twins.empty()) return result;
  for (const auto stretch : stretches_of_work(pair, twins)) {
    const std::vector<TwinTokens> kept = within_best_source(pair, stretch);
    // Without the twins that lie elsewhere in the source, the stretch of the work may have thin places.
    for (const auto part : stretches_of_work(pair, kept)) result.push_back(within_best_source(pair, part));
  }
  return result;
}

}  // namespace tamga
