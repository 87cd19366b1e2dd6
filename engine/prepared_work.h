// A work made ready to be held against sources, any number of them and from several threads.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/check.h"
#include "engine/match/align.h"
#include "engine/match/exclusions/work_text.h"
#include "engine/match/passage.h"
#include "engine/match/shared_runs.h"
#include "engine/report/report.h"
#include "engine/source_reasons.h"
#include "engine/text/extracted_text.h"
#include "engine/text/signs.h"
#include "engine/text/token.h"
#include "engine/text/tokenizer.h"
#include "engine/text/utf8.h"

namespace tamga {

// A document that the work is to be held against.
struct SourceDocument {
  ReportedSource about;  // who it is; words, share, reasons and passages still empty
  Authorship authorship;
  bool legal = false;  // its collection holds legal texts
  ExtractedText text;
};

// What the work and one source share.
struct FoundSource {
  ReportedSource shown;  // with words and passages; its share is counted when all sources are known
  Authorship authorship;
  bool legal = false;
  std::vector<Passage> passages;  // behind shown.passages; empty: they share nothing that counts
  std::uint64_t repeated_seeds = 0;
  std::vector<TokenRange> runs_of_5;  // words of the work in shared runs of 5 and more, passages or not
  std::vector<TokenRange> runs_of_25;
};

// Where a word of the work stands.
struct WordPlace {
  CodePointRange code_points;
  Place in_file;
};

class PreparedWork {
 public:
  // Errors are those of the tokenizer, with the name of the file in front. `work` and `tokenizer` outlive the result.
  static Result<std::unique_ptr<const PreparedWork>> prepare(const Work& work, const Tokenizer& tokenizer,
                                                             const AlignSettings& settings,
                                                             ReportDepth depth = ReportDepth::kWhole);

  const std::vector<Token>& tokens() const { return read_.tokens; }
  const Aligner& aligner() const { return aligner_; }
  WorkText text(std::span<const Mark> marks) const { return {work_.text, tokens(), read_.sentences, marks}; }
  std::uint32_t words() const { return static_cast<std::uint32_t>(tokens().size()); }

  // Reads the source's text and aligns it. An Error names the source's id.
  Result<FoundSource> hold_against(SourceDocument source) const;

  ReportedWork reported() const;
  // Marks, flags and observations of the work's text; of the depth of figures, marks only.
  Result<TextSigns> read_signs() const;
  std::vector<ReportedFlag> reported_flags(const TextSigns& signs) const;
  std::vector<ReportedObservation> reported_observations(const TextSigns& signs) const;
  std::vector<WordPlace> word_places() const;  // one a word

 private:
  PreparedWork(const Work& work, const Tokenizer& tokenizer, TokenizedText read, const AlignSettings& settings,
               ReportDepth depth);

  const Work& work_;
  const Tokenizer& tokenizer_;
  const ReportDepth depth_;
  const TokenizedText read_;
  const CodePointIndex code_points_;
  const Aligner aligner_;
  const std::uint32_t guaranteed_run_;
  const std::optional<RunFinder> runs_of_5_;  // of a whole report only, as runs_of_25_
  const std::optional<RunFinder> runs_of_25_;
};

}  // namespace tamga
