// The report: everything that a check found, as plain data. JSON, HTML, PDF and the terminal are views of it.
//
// The body is a pure function of the work, the corpus snapshot, the settings and the version; the envelope holds what
// is not: names of people. docs/report-format.md describes the JSON.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/ids.h"
#include "engine/fingerprint/stem_pairs.h"
#include "engine/fingerprint/winnowing.h"
#include "engine/match/passage.h"
#include "engine/match/shares.h"
#include "engine/report/place.h"
#include "engine/report/reported_exclusions.h"
#include "engine/text/extracted_text.h"
#include "engine/text/language.h"
#include "engine/text/signs.h"
#include "engine/text/tokenizer.h"

namespace tamga {

struct ReportedWork {
  std::string file_name;
  std::string sha256;
  std::string format;
  std::string encoding;
  std::vector<std::string> notes;
  std::string text;
  std::uint32_t words = 0;
  struct LanguageWords {
    Language language = Language::kOther;
    std::uint32_t words = 0;
    bool operator==(const LanguageWords&) const = default;
  };
  std::vector<LanguageWords> languages;  // those that occur, most words first
  std::string course = {};               // for which it was written; empty: unknown
  std::string assignment = {};
};

struct ReportedSnapshot {
  std::string corpus;  // its name; empty for a comparison of two files
  Sequence sequence{};
  std::string stop_set;  // stop_set_name
  std::uint64_t documents_searched = 0;
};

// What the caller asked for and what the corpus is made with: printed, so that the check can be repeated.
struct ReportedSettings {
  FingerprintSettings fingerprints;
  std::uint32_t minimum_shared = 0;
  std::uint32_t rare_documents = 0;
  std::uint32_t document_cap = 0;
  std::uint32_t candidate_budget = 0;
  std::uint32_t min_words = 0;
  std::uint32_t top = 0;  // sources listed; 0: all
  std::string institution;
  std::vector<std::string> collections;
  Normalisation normalisation;
  ReportedExclusionSettings exclusions = {};
  // The rest is 0 in a comparison of two files.
  std::uint32_t fingerprint_bits = 0;
  StemPairSettings stem_pairs = {0, 0};
  std::uint32_t minimum_stem_pairs = 0;
  std::vector<std::string> shared = {};  // shared collections that were searched too

  // A run of so many words is shared by no source unnoticed, common text and limits aside; 0 without an index.
  constexpr std::uint64_t guaranteed_through_index() const {
    if (minimum_shared == 0) return 0;
    return fingerprints.guaranteed_run() + std::uint64_t{minimum_shared - 1} * fingerprints.window;
  }
};

// The text of a twin word by word, for a view that marks what is the same. Code points of the work's text and of
// the source's.
struct ReportedTwin {
  CodePointRange work;
  CodePointRange source;
  TwinKind kind = TwinKind::kSameWord;
  std::uint32_t work_word = 0;  // indices of the two tokens in their documents; in a report read from JSON made up
  std::uint32_t source_word = 0;
  bool moved = false;       // it stands in another order in the source than its neighbours
  std::uint32_t words = 1;  // more: so many in a row on both sides, as twin_runs() and the reader of JSON give them
};

// Words of the work that took the place of words of the source. Either may be empty: put in, or left out.
struct ReportedChange {
  CodePointRange work;
  CodePointRange source;
  std::uint32_t work_words = 0;
  std::uint32_t source_words = 0;
};

struct ReportedPassage {
  CodePointRange work;    // of the work's text
  CodePointRange source;  // of the source's text
  TokenRange work_words;
  TokenRange source_words;
  PassageClass passage_class = PassageClass::kCopied;
  double similarity = 0;
  std::uint32_t longest_run = 0;
  Place work_place;
  Place source_place;
  // The source's own words: the twin passage with up to 20 words before and behind it.
  std::string source_before;
  std::string source_text;
  std::string source_after;
  std::vector<ReportedTwin> twins;
  ExclusionSet reasons;  // for which it may be left out; those of its source are there
  Spread stands_in;
  std::vector<ReportedChange> changed;  // what lies between the twins, by place in the work
};

struct ReportedSource {
  std::string id;
  std::string title;
  std::string collection;
  std::string file_name;
  std::string date;
  std::string first_seen;
  std::string sha256;
  std::uint32_t words = 0;
  SourceShare share;
  ExclusionSet reasons;                   // for which the whole source may be left out; kLaw: it is a legal text
  std::vector<ReportedPassage> passages;  // by place in the work
  std::string shared = {};                // the shared collection that it is in; empty: the institution's own document
};

// Something that the check left out, and how much of it. Promise 1c.
enum class NotCheckedReason : std::uint8_t {
  kCandidateBudget,     // candidates beyond the budget were not aligned
  kCommonFingerprints,  // fingerprints in more documents than the cap
  kStopSet,             // fingerprints of the stop set
  kErasedSince,         // documents of the snapshot that have been erased or replaced since
  kRepeatedSeeds,       // seeds of words that repeat too often
  kSourceUnreadable,    // a candidate whose stored text could not be read
  kTooShort,            // the work has fewer words than the guarantee needs
  kSourcesCut,          // found sources that the caller's --top left out of the list
  kNamedSourceUnknown,  // a source that the caller named to be left out, but that the check could not see
};

struct NotChecked {
  NotCheckedReason reason = NotCheckedReason::kCandidateBudget;
  std::uint64_t count = 0;
  std::string detail;  // a sentence for people
};

// A sign of disguise in the work, raised because `words` reaches `threshold`. A reason to look, never a verdict.
struct ReportedFlag {
  FlagKind kind = FlagKind::kMixedScript;
  std::uint32_t words = 0;
  std::uint32_t threshold = 0;
  std::vector<CodePointRange> places;  // of the work's text, one a word or run, in order
};

// A neutral fact about the spelling of the work. Never a sign of disguise.
struct ReportedObservation {
  ObservationKind kind = ObservationKind::kKeyboardSpelling;
  std::uint32_t words = 0;
  std::vector<CodePointRange> places;  // of the work's text, in order
};

struct ReportEnvelope {
  std::string work_author;
  struct SourceAuthor {
    std::string id;      // of the source
    std::string author;  // its author id
  };
  std::vector<SourceAuthor> source_authors;
};

struct Report {
  std::string version;  // of the engine
  ReportedWork work;
  ReportedSnapshot snapshot;
  ReportedSettings settings;
  Shares shares;
  Standing standing;
  std::vector<ReportedSpan> spans;
  std::vector<ReportedExclusion> exclusions;      // by place, then by kind
  std::vector<ReportedSource> sources;            // most words in the report first
  std::vector<ReportedFlag> flags;                // at most one of a kind, in the order of FlagKind
  std::vector<ReportedObservation> observations;  // likewise
  std::vector<SearchedCollection> searched;       // by name; empty: not known, or two files were compared
  std::vector<NotChecked> not_checked;
  ReportEnvelope envelope;
};

// What every view of a report says beside its figures.
inline constexpr const char* kSamenessSentence =
    "This report measures sameness of text, not guilt: a person must judge what it means.";

}  // namespace tamga
