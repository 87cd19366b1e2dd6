// Sentences in another order. Each sentence is a chain of its own, for its neighbours in the work lie far off in the
// source; but all of them together fill one stretch of the source, and that is how they are known.
#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

#include "engine/match/chains.h"

namespace tamga {
namespace {

// How much longer than its pieces a stretch may be: what is left of it is in sentences too short or too much changed to
// be pieces themselves. The source decides what one stretch is; in the work, gaps between pieces are bounded anyway.
constexpr double kSourceFilling = 1.3;
constexpr double kWorkFilling = 1.6;
// Fewest words of a chain that counts as a piece; shorter ones are added when the stretch is known.
constexpr std::uint32_t kPieceWords = 8;
// Most pieces of one stretch; bounds the time.
constexpr std::size_t kMostPieces = 128;
// How far outside of the known stretch of the source a short run may lie to be added.
constexpr std::uint32_t kNearSource = 12;

struct Stretch {
  TokenRange work;
  TokenRange source;
  std::uint64_t work_words = 0;  // of the pieces
  std::uint64_t source_words = 0;

  void add(const Chain& piece) {
    work.end = std::max(work.end, piece.work.end);
    source = {std::min(source.begin, piece.source.begin), std::max(source.end, piece.source.end)};
    work_words += piece.work.size();
    source_words += piece.source.size();
  }
  bool filled() const {
    return work.size() <= kWorkFilling * static_cast<double>(work_words) &&
           source.size() <= kSourceFilling * static_cast<double>(source_words);
  }
};

// Index behind the last of the pieces from `first` on that make one stretch.
std::size_t end_of_stretch(const std::vector<Chain>& pieces, std::size_t first) {
  Stretch stretch{.work = pieces[first].work,
                  .source = pieces[first].source,
                  .work_words = pieces[first].work.size(),
                  .source_words = pieces[first].source.size()};
  std::size_t end = first + 1;
  const std::size_t limit = std::min(pieces.size(), first + kMostPieces);
  for (std::size_t next = first + 1; next < limit; ++next) {
    if (pieces[next].work.begin > stretch.work.end + kWidestGap) break;
    stretch.add(pieces[next]);
    if (stretch.filled()) end = next + 1;
  }
  return end;
}

bool near(const Chain& chain, const Chain& small) {
  return small.work.begin <= chain.work.end + kWidestGap && chain.work.begin <= small.work.end + kWidestGap &&
         small.source.begin + kNearSource >= chain.source.begin && small.source.end <= chain.source.end + kNearSource;
}

// Moves chains to `small` that are no pieces: those of few words, and those whose words belong to larger chains as
// well, as where a set phrase of a borrowed sentence stands elsewhere in the source too.
std::vector<Chain> take_pieces(std::vector<Chain> chains, std::vector<Chain>& small) {
  std::uint32_t end = 0;
  for (const Chain& chain : chains) end = std::max(end, chain.work.end);
  std::vector<std::uint8_t> taken(end);
  std::ranges::stable_sort(chains, std::greater(), &Chain::words);
  std::vector<Chain> pieces;
  for (Chain& chain : chains) {
    std::uint32_t shadowed = 0;
    for (const Run& run : chain.runs) {
      shadowed += static_cast<std::uint32_t>(
          std::count(taken.begin() + run.work, taken.begin() + run.work_end(), std::uint8_t{1}));
    }
    const bool is_piece = chain.words >= kPieceWords && 2 * shadowed < chain.words;
    if (is_piece) {
      for (const Run& run : chain.runs) {
        std::fill(taken.begin() + run.work, taken.begin() + run.work_end(), std::uint8_t{1});
      }
    }
    (is_piece ? pieces : small).push_back(std::move(chain));
  }
  const auto by_place = [](const Chain& chain) { return std::tuple(chain.work.begin, chain.source.begin); };
  std::ranges::stable_sort(pieces, {}, by_place);
  std::ranges::stable_sort(small, {}, by_place);
  return pieces;
}

// Adds each of `small` to a chain that it lies near to, or to the end of `chains`. Both are by place in the work.
void add_small(std::vector<Chain>& chains, std::vector<Chain> small) {
  const std::size_t large = chains.size();
  std::size_t behind = 0;  // chains before this one begin before the small one ends
  for (Chain& one : small) {
    while (behind < large && chains[behind].work.begin <= one.work.end + kWidestGap) ++behind;
    // Chains that overlap in the work are few: the last three are enough.
    std::size_t at = behind;
    const std::size_t least = behind - std::min<std::size_t>(behind, 3);
    while (at > least && !near(chains[at - 1], one)) --at;
    if (at > least) {
      chains[at - 1].add(one);
    } else {
      chains.push_back(std::move(one));
    }
  }
}

}  // namespace

std::vector<Chain> joined_chains(std::vector<Chain> chains) {
  std::vector<Chain> small;
  std::vector<Chain> pieces = take_pieces(std::move(chains), small);

  std::vector<Chain> joined;
  for (std::size_t first = 0; first < pieces.size();) {
    const std::size_t end = end_of_stretch(pieces, first);
    joined.push_back(std::move(pieces[first]));
    for (std::size_t next = first + 1; next < end; ++next) joined.back().add(pieces[next]);
    first = end;
  }
  add_small(joined, std::move(small));
  std::ranges::stable_sort(joined, {}, [](const Chain& chain) { return chain.work.begin; });
  return joined;
}

}  // namespace tamga
