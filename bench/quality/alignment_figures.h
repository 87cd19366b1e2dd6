// What is said about the alignment of a corpus: one cell of the table a language and kind.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "bench/quality/alignment.h"
#include "bench/quality/pan_corpus.h"
#include "bench/quality/scoring.h"

namespace tamga::quality {

struct AlignmentFigures {
  std::string language;
  std::string kind;
  std::size_t pairs = 0;
  Scores scores;
  // Recall on the passages that stand in "verbatim" of the same language too (same pair, same place in the source),
  // divided by the recall of verbatim on them. Nothing without such passages.
  std::optional<double> of_verbatim;
  std::map<std::string, double> recall_by_obfuscation;  // macro; the corpus's own words for how passages were changed
  std::size_t pairs_reported = 0;                       // with any detection
  std::size_t pairs_unexplained = 0;                    // with an unexplained passage, see PairOutcome
  std::size_t pairs_unexplained_5_percent = 0;          // with 5 % of the work's words or more in such passages
  double words = 0;                                     // means a pair
  double tokenise_ms = 0;
  double align_ms = 0;
};

struct AlignedCorpus {
  PanCorpus corpus;
  std::vector<PairOutcome> outcomes;
};

// One a corpus, in their order.
std::vector<AlignmentFigures> alignment_figures(const std::vector<AlignedCorpus>& corpora);

}  // namespace tamga::quality
