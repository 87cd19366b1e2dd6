// No loop over the words of each passage: a text found in a hundred sources would be walked a hundred times. Classes
// are counted by where passages begin and end, and a word that has been credited is skipped for good.
#include "engine/match/shares.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>

#include "engine/base/range.h"

namespace tamga {
namespace {

constexpr std::size_t kClasses = 3;

// Copied first: the most literal class is the least number.
std::size_t rank_of(PassageClass passage_class) {
  switch (passage_class) {
    case PassageClass::kCopied:
      return 0;
    case PassageClass::kReworded:
      return 1;
    case PassageClass::kSummarised:
      break;
  }
  return 2;
}

// How many passages of each class begin, less those that end, before each word.
class ClassEdges {
 public:
  explicit ClassEdges(std::uint32_t words) : edges_(words + std::size_t{1}) {}

  void add(const Passage& passage) {
    const std::size_t rank = rank_of(passage.passage_class);
    ++edges_[passage.work.begin][rank];
    --edges_[passage.work.end][rank];
  }

  // Words by the most literal class that holds them.
  std::array<std::uint32_t, kClasses> words_by_rank() const {
    std::array<std::uint32_t, kClasses> words{};
    std::array<std::int64_t, kClasses> open{};
    for (std::size_t at = 0; at + 1 < edges_.size(); ++at) {
      for (std::size_t rank = 0; rank < kClasses; ++rank) open[rank] += edges_[at][rank];
      const auto rank =
          static_cast<std::size_t>(std::ranges::find_if(open, [](auto n) { return n > 0; }) - open.begin());
      if (rank < kClasses) ++words[rank];
    }
    return words;
  }

 private:
  std::vector<std::array<std::int32_t, kClasses>> edges_;
};

// The words that no source has been credited with yet.
class FreeWords {
 public:
  explicit FreeWords(std::uint32_t words) : next_(words + std::size_t{1}) {
    for (std::uint32_t at = 0; at <= words; ++at) next_[at] = at;
  }

  // Takes the free words of `range`; returns how many.
  std::uint32_t take(const TokenRange& range) {
    std::uint32_t taken = 0;
    for (std::uint32_t at = first_from(range.begin); at < range.end; at = first_from(at)) {
      next_[at] = at + 1;
      ++taken;
    }
    return taken;
  }

 private:
  // The first free word from `at` on; the number of words when there is none.
  std::uint32_t first_from(std::uint32_t at) {
    while (next_[at] != at) {
      next_[at] = next_[next_[at]];
      at = next_[at];
    }
    return at;
  }

  std::vector<std::uint32_t> next_;  // itself for a free word, else a word behind it
};

// Words in the union of the ranges of one source's passages.
std::uint32_t words_in(const std::vector<Passage>& passages) {
  std::vector<TokenRange> ranges;
  ranges.reserve(passages.size());
  for (const Passage& passage : passages) ranges.push_back(passage.work);
  if (!std::ranges::is_sorted(ranges, {}, &TokenRange::begin)) std::ranges::sort(ranges, {}, &TokenRange::begin);
  std::uint32_t words = 0;
  std::uint32_t reach = 0;
  for (const TokenRange& range : ranges) {
    const std::uint32_t begin = std::max(range.begin, reach);
    if (range.end > begin) words += range.end - begin;
    reach = std::max(reach, range.end);
  }
  return words;
}

}  // namespace

CountedShares count_shares(std::uint32_t words, std::span<const std::vector<Passage>> passages_by_source) {
  CountedShares counted;
  Shares& shares = counted.shares;
  shares.words = words;
  ClassEdges classes(words);
  FreeWords free_words(words);
  for (const std::vector<Passage>& passages : passages_by_source) {
    SourceShare& source = counted.sources.emplace_back();
    source.in_text = words_in(passages);
    for (const Passage& passage : passages) {
      assert(passage.work.begin <= passage.work.end && passage.work.end <= words);
      classes.add(passage);
      source.in_report += free_words.take(passage.work);
      shares.longest_passage = std::max(shares.longest_passage, passage.work.size());
    }
  }
  const auto by_rank = classes.words_by_rank();
  shares.copied = by_rank[0];
  shares.reworded = by_rank[1];
  shares.summarised = by_rank[2];
  shares.original = words - shares.borrowed();
  return counted;
}

}  // namespace tamga
