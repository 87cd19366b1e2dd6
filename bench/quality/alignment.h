// Runs the alignment over every pair of a corpus.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <vector>

#include "bench/quality/pan_corpus.h"
#include "bench/quality/scoring.h"
#include "engine/base/result.h"
#include "engine/text/tokenizer.h"

namespace tamga::quality {

// What was found in one pair, and what it cost.
struct PairOutcome {
  std::vector<PassagePair> detections;  // in code points, by place in the work
  std::uint32_t words = 0;              // of both documents
  // Passages without an exact run of kExplainingRun words or more: nothing that a reader sees at once explains them.
  std::uint32_t unexplained = 0;
  double unexplained_share = 0;  // of the work's words that lie in such passages
  double tokenise_ms = 0;        // processor time of reading both texts into tokens
  double align_ms = 0;           // the same of aligning them
};

inline constexpr std::uint32_t kExplainingRun = 8;

// Outcomes in the order of the pairs, which do not depend on `threads` but for the times. The error of the first pair
// that has one.
Result<std::vector<PairOutcome>> align_corpus(const PanCorpus& corpus, const Tokenizer& tokenizer, std::size_t threads);

// Writes one file a pair, WORK-SOURCE.xml without the endings of the two, into `folder`, which is made.
Status write_detections(const PanCorpus& corpus, const std::vector<PairOutcome>& outcomes,
                        const std::filesystem::path& folder);

}  // namespace tamga::quality
