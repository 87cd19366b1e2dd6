#include "engine/match/overlaps.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "engine/match/chains.h"
#include "engine/match/evidence.h"

namespace tamga {
namespace {

std::span<const TwinTokens> twins_within(const Passage& passage, const TokenRange& work) {
  const auto begin = std::ranges::lower_bound(passage.twins, work.begin, {}, &TwinTokens::work);
  const auto end = std::ranges::lower_bound(passage.twins, work.end, {}, &TwinTokens::work);
  return {begin, end};
}

// Calls `use` with each stretch of `range` that is not taken.
template <class Use>
void for_each_free(const std::vector<std::uint8_t>& taken, const TokenRange& range, Use use) {
  std::uint32_t at = range.begin;
  while (at < range.end) {
    if (taken[at] != 0) {
      ++at;
      continue;
    }
    const std::uint32_t begin = at;
    while (at < range.end && taken[at] == 0) ++at;
    use(TokenRange{begin, at});
  }
}

void take(std::vector<std::uint8_t>& taken, const TokenRange& range) {
  std::fill(taken.begin() + range.begin, taken.begin() + range.end, std::uint8_t{1});
}

void sort_by_work(std::vector<Passage>& passages) {
  std::ranges::sort(passages, {}, [](const Passage& passage) { return passage.work.begin; });
}

// Widens a stretch of a run, too short for a passage, into what its neighbours hold of the same run. They give as much
// as they can spare: they stay long enough, and end with a twin. All words given lie in the run, so none is lost.
class Widening {
 public:
  Widening(const Run& run, const TokenRange& stretch, std::uint32_t min_words)
      : run_(run), stretch_(stretch), min_words_(min_words) {}

  void take_from_left(Passage& left) {
    if (left.work.end != stretch_.begin) return;
    std::size_t kept = left.twins.size();
    while (lacking() && kept > 1) {
      const std::uint32_t end = left.twins[kept - 2].work + 1;
      if (end < run_.work || end < left.work.begin + min_words_) break;
      stretch_.begin = end;
      --kept;
    }
    left.twins.resize(kept);
    left = make_passage(std::move(left.twins));
  }

  void take_from_right(Passage& right) {
    if (right.work.begin != stretch_.end) return;
    std::size_t given = 0;
    while (lacking() && given + 1 < right.twins.size()) {
      const std::uint32_t begin = right.twins[given + 1].work;
      if (begin > run_.work_end() || right.work.end < begin + min_words_) break;
      stretch_.end = begin;
      ++given;
    }
    right.twins.erase(right.twins.begin(), right.twins.begin() + static_cast<std::ptrdiff_t>(given));
    right = make_passage(std::move(right.twins));
  }

  const TokenRange& stretch() const { return stretch_; }

 private:
  bool lacking() const { return stretch_.size() < min_words_; }

  const Run& run_;
  TokenRange stretch_;
  std::uint32_t min_words_;
};

// `stretch` of `run` that no passage holds, with what its neighbours give.
TokenRange widened(const TokenRange& stretch, const Run& run, std::vector<Passage>& passages, std::uint32_t min_words) {
  Widening widening(run, stretch, min_words);
  const auto right = std::ranges::lower_bound(passages, stretch.end, {}, [](const Passage& p) { return p.work.begin; });
  if (right != passages.begin()) widening.take_from_left(*(right - 1));
  if (right != passages.end()) widening.take_from_right(*right);
  return widening.stretch();
}

Passage passage_of(const Run& run, const TokenRange& stretch) {
  std::vector<TwinTokens> twins;
  for (std::uint32_t at = stretch.begin; at < stretch.end; ++at) {
    twins.push_back({at, run.source + (at - run.work), TwinKind::kSameWord});
  }
  return make_passage(std::move(twins));
}

// At most the widest gap lies between them, in both documents.
bool near(const Passage& before, const Passage& behind) {
  return behind.work.begin <= before.work.end + kWidestGap && behind.source.begin <= before.source.end + kWidestGap &&
         before.source.begin <= behind.source.end + kWidestGap;
}

bool dense_together(const Passage& a, const Passage& b) {
  return is_dense(a.twins.size() + b.twins.size(), hull(a.work, b.work), hull(a.source, b.source));
}

}  // namespace

std::vector<Passage> without_overlaps(std::vector<Passage> passages, const WordPair& pair,
                                      const AlignSettings& settings) {
  std::ranges::sort(passages, {}, [&](const Passage& passage) {
    const std::size_t weight = passage.longest_run >= settings.guaranteed_run ? 2 : 1;
    return std::tuple(~(weight * passage.twins.size()), passage.work.begin, passage.source.begin);
  });
  std::vector<Passage> kept;
  std::vector<std::uint8_t> taken(pair.work.size());
  for (Passage& passage : passages) {
    const std::size_t before = kept.size();
    for_each_free(taken, passage.work, [&](const TokenRange& free) {
      if (free == passage.work) {
        kept.push_back(std::move(passage));
        return;
      }
      const auto twins = twins_within(passage, free);
      if (twins.empty()) return;
      Passage part = make_passage({twins.begin(), twins.end()});
      if (proves_borrowing(part, pair, settings)) kept.push_back(std::move(part));
    });
    for (std::size_t at = before; at < kept.size(); ++at) take(taken, kept[at].work);
  }
  sort_by_work(kept);
  return kept;
}

std::vector<Passage> with_runs_covered(std::vector<Passage> passages, std::span<const Run> runs, const WordPair& pair,
                                       const AlignSettings& settings) {
  std::vector<std::uint8_t> taken(pair.work.size());
  for (const Passage& passage : passages) take(taken, passage.work);
  for (const Run& run : runs) {
    std::vector<TokenRange> missing;
    for_each_free(taken, {run.work, run.work_end()}, [&](const TokenRange& free) { missing.push_back(free); });
    for (const TokenRange& stretch : missing) {
      const TokenRange wide = widened(stretch, run, passages, settings.min_words);
      take(taken, wide);
      const auto place =
          std::ranges::lower_bound(passages, wide.begin, {}, [](const Passage& p) { return p.work.begin; });
      passages.insert(place, passage_of(run, wide));
    }
  }
  return passages;
}

std::vector<Passage> with_neighbours_joined(std::vector<Passage> passages) {
  std::vector<Passage> joined;
  bool grown = false;  // the last one has new twins and old figures
  const auto finish_last = [&] {
    if (grown) joined.back() = make_passage(std::move(joined.back().twins));
    grown = false;
  };
  for (Passage& next : passages) {
    if (!joined.empty() && near(joined.back(), next) && dense_together(joined.back(), next)) {
      Passage& last = joined.back();
      last.work = hull(last.work, next.work);
      last.source = hull(last.source, next.source);
      last.twins.insert(last.twins.end(), next.twins.begin(), next.twins.end());
      grown = true;
    } else {
      finish_last();
      joined.push_back(std::move(next));
    }
  }
  finish_last();
  return joined;
}

}  // namespace tamga
