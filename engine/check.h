// The check: one work against the documents of a store, and the same for a single pair. All rules about what is
// borrowed are applied here; front ends only show the result.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/document_census.h"
#include "engine/index/fingerprint_index.h"
#include "engine/match/exclusions/exclusion_settings.h"
#include "engine/report/report.h"
#include "engine/text/extracted_text.h"
#include "engine/text/tokenizer.h"

namespace tamga {

class SetPhrases;

// A task, a form or a template that a work may repeat.
struct TemplateText {
  std::string file_name;
  std::string sha256;
  ExtractedText text;
};

struct CheckSettings {
  std::string institution;
  std::vector<std::string> collections;  // empty: all that the institution may see
  std::optional<Sequence> snapshot;      // empty: now
  std::uint32_t min_words = 8;           // shorter passages are not reported
  std::uint32_t minimum_shared = 3;
  std::uint32_t minimum_stem_pairs = 3;
  std::uint32_t rare_documents = 3;
  std::uint32_t document_cap = 1000;
  std::uint32_t candidate_budget = 20;  // candidates that are aligned
  std::uint32_t top = 0;                // sources listed; 0: all
  std::uint32_t threads = 1;            // for aligning candidates; the report does not depend on it
  ExclusionSettings exclusions;
  std::vector<std::string> legal_collections;  // of the corpus: they hold legal texts
  std::vector<TemplateText> templates;         // texts that the teacher gave
  std::vector<std::string> without;            // ids of documents that are not looked at: the work itself, most often
  std::vector<std::string> shared;             // names of shared collections that are searched too
};

// What the query for a work's candidates may see, but for `without`.
Filter filter_of(const CheckSettings& settings);

// A work as it comes in.
struct Work {
  std::string file_name;
  std::string sha256;
  std::string author;  // ids with semicolons between them; shown in the envelope only
  ExtractedText text;
  std::string course = {};  // for which it was written; empty: unknown
  std::string assignment = {};
};

// How much a report says. What both say is equal.
enum class ReportDepth : std::uint8_t {
  kWhole,
  // The words borrowed, and the sources with the places, classes and figures of their passages. Everything else is
  // empty or counted as if nothing were kept out of the work: no marks, flags, coefficients, spans or places in the
  // file.
  kFigures
};

// What a caller that checks many works may have ready. But for its depth, the report does not depend on it.
struct CheckAids {
  const SetPhrases* phrases = nullptr;                        // as SetPhrases::read() gives them for the tokenizer
  const std::vector<SearchedCollection>* searched = nullptr;  // as searched_collections() gives them
  DocumentCensus* census = nullptr;  // of the store; without it every record is read to say what was searched
  // As the store gives them for the work's fingerprints; without those that share nothing with it, if they are known.
  const CandidateList* candidates = nullptr;
  ReportDepth depth = ReportDepth::kWhole;
};

// Candidates from `store`, then alignment with each of them. `tokenizer` must be the one that `store` was made with.
// The report is a pure function of its arguments and the snapshot; its standing is empty (standing_among() gives it). A
// work that stands in the corpus itself (same bytes) is a source like any other.
Result<Report> check(const Work& work, const FingerprintIndex& store, const Tokenizer& tokenizer,
                     std::string corpus_name, const CheckSettings& settings, const CheckAids& aids = {});

// The same for one pair, without an index: the source is aligned whatever it shares.
Result<Report> compare(const Work& work, const Work& source, const Tokenizer& tokenizer, const CheckSettings& settings);

}  // namespace tamga
