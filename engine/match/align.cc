// Runs, chains of runs, stretches joined over another order of sentences, twins, evidence, overlaps, rewording by word
// seeds: one file each.
#include "engine/match/align.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "engine/match/chains.h"
#include "engine/match/evidence.h"
#include "engine/match/overlaps.h"
#include "engine/match/reworded.h"
#include "engine/match/runs.h"
#include "engine/match/short_runs.h"
#include "engine/match/twins.h"
#include "engine/match/word_keys.h"

namespace tamga {
namespace {

// A chain that is not dense is taken apart at its gaps, the wide ones first.
constexpr std::array<std::uint32_t, 3> kTighterGaps = {12, 4, 0};

// Adds the passages that a chain makes: one, or several where what lies between its runs does not belong to them.
void add_passages(const WordPair& pair, const Chain& chain, const AlignSettings& settings,
                  std::span<const std::uint32_t> tighter_gaps, std::vector<Passage>& passages) {
  Passage passage = make_passage(chain_twins(pair, chain));
  if (is_dense(passage) || tighter_gaps.empty()) {
    if (proves_borrowing(passage, pair, settings)) passages.push_back(std::move(passage));
    return;
  }
  for (const Chain& part : linked_chains(chain.runs, tighter_gaps.front())) {
    add_passages(pair, part, settings, tighter_gaps.subspan(1), passages);
  }
}

}  // namespace

struct Aligner::Index {
  Index(std::span<const Token> work, std::uint32_t guaranteed_run)
      : keys(work), grams(keys, guaranteed_run), stems(keys) {}

  WordKeys keys;
  WorkGrams grams;
  WorkStems stems;
};

// A run shorter than min_words is promised to nobody.
Aligner::Aligner(std::span<const Token> work, const AlignSettings& settings)
    : work_(work),
      settings_(settings),
      index_(std::make_unique<const Index>(work, std::max(settings.guaranteed_run, settings.min_words))) {}

Aligner::~Aligner() = default;

Alignment Aligner::align(std::span<const Token> source) const {
  const WordKeys source_keys(source);
  const WordPair pair{index_->keys, source_keys};
  Alignment alignment;
  const std::vector<Run> guaranteed = index_->grams.guaranteed_runs(pair);
  std::vector<Run> runs = index_->grams.seed_runs(pair, alignment.capped_seeds);
  runs.insert(runs.end(), guaranteed.begin(), guaranteed.end());

  std::vector<Passage> passages;
  for (Chain& chain : joined_chains(linked_chains(merged_runs(std::move(runs)), kWidestGap))) {
    if (chain.words < settings_.min_words) continue;
    if (chain.is_reordered()) {
      for (const Run& run : short_runs(pair, chain)) chain.add(run);
    }
    add_passages(pair, chain, settings_, kTighterGaps, passages);
  }
  const auto settled = [&](std::vector<Passage> some) {
    return with_runs_covered(without_overlaps(std::move(some), pair, settings_), guaranteed, pair, settings_);
  };
  passages = settled(std::move(passages));
  const std::size_t literal = passages.size();
  passages = with_reworded(std::move(passages), pair, index_->stems);
  if (passages.size() > literal) passages = settled(std::move(passages));
  alignment.passages = with_neighbours_joined(std::move(passages));
  return alignment;
}

}  // namespace tamga
