#include "engine/match/short_runs.h"

#include <algorithm>

#include "engine/match/gram_table.h"

namespace tamga {
namespace {

constexpr std::uint32_t kShortWords = 3;
// Words outside of the chain that are looked at, on either side: a sentence or the rest of one.
constexpr std::uint32_t kAround = 16;
// Words that stand at more places of the source stretch than this are no evidence of one of them.
constexpr std::uint32_t kMostPlaces = 4;

// Words of a stretch of a document, and which of them a run holds.
struct Region {
  TokenRange words;
  std::vector<std::uint8_t> held;

  Region(const TokenRange& chain, std::uint32_t document)
      : words{chain.begin - std::min(chain.begin, kAround), std::min(document, chain.end + kAround)},
        held(words.size()) {}

  void hold(std::uint32_t begin, std::uint32_t length) {
    std::fill_n(held.begin() + (begin - words.begin), length, std::uint8_t{1});
  }
  bool is_free(std::uint32_t at) const { return words.begin <= at && at < words.end && held[at - words.begin] == 0; }
};

std::uint32_t free_twins(const WordPair& pair, const Region& work, const Region& source, std::uint32_t work_at,
                         std::uint32_t source_at) {
  std::uint32_t length = 0;
  while (work.is_free(work_at + length) && source.is_free(source_at + length) &&
         pair.twins(work_at + length, source_at + length)) {
    ++length;
  }
  return length;
}

bool has_content(const WordPair& pair, const Run& run) {
  const auto begin = pair.work.stop.begin() + run.work;
  return std::any_of(begin, begin + run.length, [](std::uint8_t stop) { return stop == 0; });
}

}  // namespace

std::vector<Run> short_runs(const WordPair& pair, const Chain& chain) {
  Region work(chain.work, pair.work.size());
  Region source(chain.source, pair.source.size());
  for (const Run& run : chain.runs) {
    work.hold(run.work, run.length);
    source.hold(run.source, run.length);
  }
  const auto stems = [](const WordKeys& keys, const TokenRange& range) {
    return rolling_grams(std::span(keys.stem).subspan(range.begin, range.size()), kShortWords);
  };
  const GramTable places(stems(pair.source, source.words));
  const std::vector<std::uint64_t> grams = stems(pair.work, work.words);
  std::vector<Run> runs;
  for (std::uint32_t at = 0; at < grams.size(); ++at) {
    if (work.held[at] != 0) continue;
    const std::uint32_t group = places.find(grams[at]);
    if (group == GramTable::kNone || places.group_size(group) > kMostPlaces) continue;
    Run best;
    for (std::uint32_t place = group; place != GramTable::kNone; place = places.next(place)) {
      const Run run{work.words.begin + at, source.words.begin + place,
                    free_twins(pair, work, source, work.words.begin + at, source.words.begin + place)};
      if (run.length > best.length) best = run;
    }
    if (best.length < kShortWords || !has_content(pair, best)) continue;
    runs.push_back(best);
    work.hold(best.work, best.length);
    source.hold(best.source, best.length);
  }
  return runs;
}

}  // namespace tamga
