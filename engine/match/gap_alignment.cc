#include "engine/match/gap_alignment.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <optional>

namespace tamga {
namespace {

constexpr int kContentTwin = 2;
constexpr int kStopTwin = 1;
constexpr int kWithoutTwin = -1;

// Words that are looked at in one step of an extension, on either side.
constexpr std::uint32_t kReach = 12;
// Most steps: a stretch that goes on for longer without a single seed is no continuation, and time stays linear.
constexpr std::uint32_t kMostSteps = 5;

// Two stretches read away from a corner: word i of the work is `work_at(i)`.
struct Corner {
  const WordPair& pair;
  std::uint32_t work;  // the words next to the corner
  std::uint32_t source;
  std::uint32_t work_size;
  std::uint32_t source_size;
  Direction direction = Direction::kForward;

  std::uint32_t work_at(std::uint32_t i) const { return direction == Direction::kForward ? work + i : work - i; }
  std::uint32_t source_at(std::uint32_t i) const { return direction == Direction::kForward ? source + i : source - i; }
  std::optional<TwinKind> twin(std::uint32_t i, std::uint32_t j) const {
    if (pair.same_word(work_at(i), source_at(j))) return TwinKind::kSameWord;
    if (pair.same_stem(work_at(i), source_at(j))) return TwinKind::kSameStem;
    return std::nullopt;
  }
  int worth(std::uint32_t i, std::uint32_t j) const {
    if (!pair.twins(work_at(i), source_at(j))) return 2 * kWithoutTwin;
    return pair.work.stop[work_at(i)] != 0 ? kStopTwin : kContentTwin;
  }
};

class Alignment {
 public:
  explicit Alignment(const Corner& corner) : corner_(corner) {
    assert(corner.work_size <= kLongestGap && corner.source_size <= kLongestGap);
    for (std::uint32_t j = 0; j <= corner.source_size; ++j) score_[0][j] = static_cast<int>(j) * kWithoutTwin;
    for (std::uint32_t i = 1; i <= corner.work_size; ++i) {
      score_[i][0] = static_cast<int>(i) * kWithoutTwin;
      for (std::uint32_t j = 1; j <= corner.source_size; ++j) {
        score_[i][j] = std::max({score_[i - 1][j - 1] + corner.worth(i - 1, j - 1), score_[i - 1][j] + kWithoutTwin,
                                 score_[i][j - 1] + kWithoutTwin});
      }
    }
  }

  struct Cell {
    std::uint32_t work = 0;
    std::uint32_t source = 0;
  };

  // The best prefixes; the shortest on a tie.
  Cell best() const {
    Cell best;
    for (std::uint32_t i = 1; i <= corner_.work_size; ++i) {
      for (std::uint32_t j = 1; j <= corner_.source_size; ++j) {
        if (score_[i][j] > score_[best.work][best.source]) best = {i, j};
      }
    }
    return best;
  }

  // Twins on the best way to `cell`, in the order of the corner.
  std::vector<TwinTokens> twins_to(Cell cell) const {
    std::vector<TwinTokens> twins;
    auto [i, j] = cell;
    while (i > 0 && j > 0) {
      if (const auto kind = corner_.twin(i - 1, j - 1);
          kind && score_[i][j] == score_[i - 1][j - 1] + corner_.worth(i - 1, j - 1)) {
        --i;
        --j;
        twins.push_back({corner_.work_at(i), corner_.source_at(j), *kind});
      } else if (score_[i][j] == score_[i - 1][j] + kWithoutTwin) {
        --i;
      } else {
        --j;
      }
    }
    std::ranges::reverse(twins);
    return twins;
  }

 private:
  Corner corner_;
  std::array<std::array<int, kLongestGap + 1>, kLongestGap + 1> score_;
};

Corner corner_behind(const WordPair& pair, const TwinTokens& from) {
  return {.pair = pair,
          .work = from.work + 1,
          .source = from.source + 1,
          .work_size = std::min(kReach, pair.work.size() - from.work - 1),
          .source_size = std::min(kReach, pair.source.size() - from.source - 1)};
}

Corner corner_before(const WordPair& pair, const TwinTokens& from) {
  return {.pair = pair,
          .work = from.work - 1,  // not read when there is no word
          .source = from.source - 1,
          .work_size = std::min(kReach, from.work),
          .source_size = std::min(kReach, from.source),
          .direction = Direction::kBackward};
}

}  // namespace

std::vector<TwinTokens> align_gap(const WordPair& pair, const TokenRange& work, const TokenRange& source) {
  const Alignment alignment({.pair = pair,
                             .work = work.begin,
                             .source = source.begin,
                             .work_size = work.size(),
                             .source_size = source.size()});
  return alignment.twins_to({work.size(), source.size()});
}

std::vector<TwinTokens> extend(const WordPair& pair, const TwinTokens& from, Direction direction) {
  std::vector<TwinTokens> twins;
  TwinTokens last = from;
  for (std::uint32_t step = 0; step < kMostSteps; ++step) {
    const Alignment alignment(direction == Direction::kForward ? corner_behind(pair, last) : corner_before(pair, last));
    const std::vector<TwinTokens> more = alignment.twins_to(alignment.best());
    if (more.empty()) break;
    twins.insert(twins.end(), more.begin(), more.end());
    last = more.back();
  }
  return twins;
}

}  // namespace tamga
