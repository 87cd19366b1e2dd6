// Source retrieval: is the document that a work borrowed from among the first candidates of an index?
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "bench/quality/pan_corpus.h"
#include "bench/quality/text_index.h"
#include "engine/base/result.h"
#include "engine/text/tokenizer.h"

namespace tamga::quality {

// One work and its true source among the candidates.
struct Retrieved {
  std::uint32_t words = 0;    // of the longest passage that the work borrows
  std::uint32_t rank = 0;     // of the true source, from 1; 0: not among the candidates
  std::uint32_t aligned = 0;  // candidates within the budget: what a check aligns
  std::uint64_t beyond = 0;   // candidates that the budget cuts off
  double query_ms = 0;        // processor time of fingerprints and candidates, tokenising left out
};

// Queries every work of the corpus that borrows something, as a check with `budget` candidates does. A document that
// the work is made of (its host: what is left of the work without the true passages) is no candidate: it would be an
// own earlier version. Requires that the sources are in the index; kNotFound names one that is not. The results are in
// the order of the pairs and do not depend on `threads`, but for the times.
Result<std::vector<Retrieved>> retrieve_corpus(const PanCorpus& corpus, const TextIndex& index,
                                               const Tokenizer& tokenizer, std::uint32_t budget, std::size_t threads);

// What is said about the works of a corpus whose longest passage has a number of words.
struct RetrievalFigures {
  std::string language;
  std::string kind;
  std::string passage;  // "< 100 words", ">= 100 words"
  std::size_t works = 0;
  double first_1 = 0;  // share of the works whose source is the first candidate
  double first_5 = 0;
  double first_20 = 0;
  double aligned = 0;  // mean number of candidates within the budget
  double beyond = 0;   // mean number of candidates cut off
  double query_ms = 0;
};

// One a length class that occurs.
std::vector<RetrievalFigures> retrieval_figures(const PanCorpus& corpus, const std::vector<Retrieved>& works);

}  // namespace tamga::quality
