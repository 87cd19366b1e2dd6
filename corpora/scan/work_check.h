// The second step of a scan: each work against the corpus and against the others, by the same check as `tamga check`.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "corpora/scan/known_texts.h"
#include "corpora/scan/peer_index.h"
#include "corpora/scan/scan_index.h"
#include "engine/check.h"
#include "engine/match/exclusions/set_phrases.h"
#include "engine/report/report.h"

namespace tamga {

// Made once for a scan. Const and safe from several threads.
class WorkChecks {
 public:
  // All that is handed over outlives the result. `store` and `name` are those of the corpus; nullptr and the name of
  // the scan where there is none. Errors are those of the store, and of templates that cannot be read.
  static Result<std::unique_ptr<const WorkChecks>> make(const PeerIndex& peers, const FingerprintIndex* store,
                                                        std::string name, const Tokenizer& tokenizer,
                                                        const IndexSettings& index, const CheckSettings& settings);

  // The report of a work. What check() says of it against a store of all that it may be compared with; with a corpus
  // and works, each has its own budget of candidates.
  Result<Report> report(std::size_t work) const;

  // The same figures without the rest of a report (ReportDepth::kFigures); nothing where the work has no source and
  // little work shows it: the candidates share chance words only.
  Result<std::optional<Report>> figures_if_shared(std::size_t work) const;

  // Of the corpus, that all reports are about.
  Sequence snapshot() const { return snapshot_; }

 private:
  WorkChecks(const PeerIndex& peers, const FingerprintIndex* store, std::string name, const Tokenizer& tokenizer,
             const IndexSettings& index, const CheckSettings& settings, SetPhrases phrases);
  Status look_at_corpus();
  std::vector<SearchedCollection> searched_by(std::size_t work) const;
  // The works that one may have borrowed from, those that share chance words only left out: what is left is what a
  // report is made of. Nothing where it takes a store to know: there is a corpus, or the work is too short.
  std::optional<CandidateList> own_candidates(std::size_t work) const;
  const ScannedWork& work_of(const Candidate& candidate) const;
  Result<Report> report_of(std::size_t work, const CandidateList* candidates, ReportDepth depth) const;

  std::string name_;
  CheckSettings settings_;
  KnownTexts tokenizer_;
  SetPhrases phrases_;
  ScanParts parts_;
  Sequence snapshot_{};
  std::vector<SearchedCollection> searched_;  // of the corpus
};

}  // namespace tamga
