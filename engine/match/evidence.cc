#include "engine/match/evidence.h"

#include <algorithm>
#include <utility>

namespace tamga {
namespace {

constexpr double kCopiedShare = 0.95;    // exact twins of the words of a copied passage, at least
constexpr double kDense = 0.5;           // twins of the words of the longer side, at least
constexpr std::uint32_t kFewTwins = 12;  // at least, where no exact run of the guaranteed length is
constexpr std::uint32_t kFewContentTwins = 6;
// Of twins in any order.
constexpr double kChanceShare = 0.25;  // of the content words: what two texts on one subject may share
constexpr double kExcess = 4.5;        // (share - kChanceShare) * stems, at least
constexpr double kSummary = 1.5;       // words of the source for each of the work, at least

std::uint32_t longest_exact_run(const std::vector<TwinTokens>& twins) {
  std::uint32_t longest = 0;
  std::uint32_t run = 0;
  for (std::size_t at = 0; at < twins.size(); ++at) {
    const bool goes_on =
        at > 0 && twins[at].work == twins[at - 1].work + 1 && twins[at].source == twins[at - 1].source + 1 && run > 0;
    run = twins[at].kind != TwinKind::kSameWord ? 0 : goes_on ? run + 1 : 1;
    longest = std::max(longest, run);
  }
  return longest;
}

// Words of the source that have a twin. Fewer than twins where a phrase of the source stands in the work twice.
std::size_t source_words(const std::vector<TwinTokens>& twins) {
  std::vector<std::uint32_t> words;
  words.reserve(twins.size());
  for (const TwinTokens& twin : twins) words.push_back(twin.source);
  std::ranges::sort(words);
  return words.size() - std::ranges::size(std::ranges::unique(words));
}

double content_words(const WordKeys& keys, const TokenRange& range) {
  return static_cast<double>(
      std::count(keys.stop.begin() + range.begin, keys.stop.begin() + range.end, std::uint8_t{0}));
}

}  // namespace

Passage make_passage(std::vector<TwinTokens> twins) {
  Passage passage;
  passage.work = {twins.front().work, twins.back().work + 1};
  const auto [first, last] = std::ranges::minmax(twins, {}, &TwinTokens::source);
  passage.source = {first.source, last.source + 1};
  const auto exact = std::ranges::count(twins, TwinKind::kSameWord, &TwinTokens::kind);
  if (static_cast<double>(exact) >= kCopiedShare * passage.work.size()) {
    passage.passage_class = PassageClass::kCopied;
  } else if (passage.source.size() >= kSummary * passage.work.size()) {
    passage.passage_class = PassageClass::kSummarised;
  } else {
    passage.passage_class = PassageClass::kReworded;
  }
  passage.similarity = static_cast<double>(twins.size()) / std::max(passage.work.size(), passage.source.size());
  passage.longest_run = longest_exact_run(twins);
  passage.twins = std::move(twins);
  return passage;
}

bool is_dense(std::size_t twins, const TokenRange& work, const TokenRange& source) {
  return static_cast<double>(twins) >= kDense * std::max(work.size(), source.size());
}

bool proves_rewording(const Passage& passage, const WordPair& pair) {
  std::vector<std::uint64_t> stems;
  std::vector<TwinTokens> content;
  for (const TwinTokens& twin : passage.twins) {
    if (pair.work.stop[twin.work] != 0) continue;
    stems.push_back(pair.work.stem[twin.work]);
    content.push_back(twin);
  }
  std::ranges::sort(stems);
  const auto different = static_cast<double>(stems.size() - std::ranges::unique(stems).size());
  if (different < kFewStems) return false;
  const double of_work = static_cast<double>(content.size()) / content_words(pair.work, passage.work);
  const double of_source = static_cast<double>(source_words(content)) / content_words(pair.source, passage.source);
  return (std::min(of_work, of_source) - kChanceShare) * different >= kExcess;
}

bool proves_borrowing(const Passage& passage, const WordPair& pair, const AlignSettings& settings) {
  if (passage.work.size() < settings.min_words) return false;
  if (passage.longest_run >= settings.guaranteed_run) return true;
  const auto content =
      std::ranges::count_if(passage.twins, [&](const TwinTokens& twin) { return pair.work.stop[twin.work] == 0; });
  if (proves_rewording(passage, pair)) return true;
  return content >= kFewContentTwins && is_dense(passage) && source_words(passage.twins) >= kFewTwins;
}

}  // namespace tamga
