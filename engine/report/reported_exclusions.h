// What a report says about how the words of a work count: the spans, what was kept out and why, and what to hold a
// share against. docs/report-format.md has the rule by which a view counts again with other switches.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/range.h"
#include "engine/match/exclusions/exclusion_kind.h"
#include "engine/match/exclusions/exclusion_settings.h"
#include "engine/match/exclusions/labelled_spans.h"
#include "engine/report/place.h"
#include "engine/text/language.h"

namespace tamga {

// Spans cover all words of the work in order; neighbours differ.
struct ReportedSpan {
  CodePointRange place;
  LabelledSpan span;
  Verdict verdict;  // judge(span, settings.exclusions.on)
};

enum class ExclusionState : std::uint8_t {
  kApplied,        // its words are kept out, unless an exclusion before it in precedence has taken them already
  kOff,            // the caller has switched it off
  kWithoutSource,  // a quotation that counts: no citation beside it
  kOverCap         // a quotation that counts: those before it have used up what may be kept out
};
std::string_view exclusion_state_name(ExclusionState state);  // "applied", "off", "without_source", "over_cap"

// One place that an exclusion is about.
struct ReportedExclusion {
  ExclusionKind kind = ExclusionKind::kNotJudged;
  ExclusionState state = ExclusionState::kApplied;
  TokenRange words;
  CodePointRange place;
  Place in_file;
  std::string detail;  // a sentence for people: which template, which collection of laws, which own work
};

// The settings that bear on exclusions, as printed.
struct ReportedExclusionSettings {
  ExclusionSettings asked;
  struct Template {
    std::string file_name;
    std::string sha256;
  };
  std::vector<Template> templates;
  std::vector<std::string> legal_collections;  // of the corpus, by name
  std::uint32_t phrases_version = 0;           // of the phrase table
};

// In how many documents that the check could see a passage's words stand. 0: not known.
struct Spread {
  std::uint64_t documents = 0;
  bool more = false;  // at least so many: some of its words are so common that they were not counted further
};

// What was searched: documents by collection, language and year.
struct SearchedCollection {
  std::string name;
  bool legal = false;
  std::uint64_t documents = 0;
  struct Group {
    Language language = Language::kOther;
    std::string year;  // "2025"; empty: unknown
    std::uint64_t documents = 0;
  };
  std::vector<Group> groups;  // by year, then language
};

// The place of the borrowed share among those of other works of the same assignment; all 0: not known.
struct Standing {
  std::uint32_t less = 0;  // works with a smaller share
  std::uint32_t same = 0;
  std::uint32_t more = 0;
  std::vector<std::uint32_t> shares = {};  // of those works, in hundredths of one per cent of all words, ascending
  constexpr std::uint32_t works() const { return less + same + more; }
};

// The place of a work with `shares` among other works of its assignment, whose borrowed shares are `others`: hundredths
// of one per cent of all their words (percent_hundredths), in any order. It depends on nothing but these two, so a
// report takes it as it is whenever the others are known: report.standing = standing_among(report.shares, ...).
Standing standing_among(const Shares& shares, std::vector<std::uint32_t> others);
Standing standing_among(std::uint32_t own, std::vector<std::uint32_t> others);  // by its borrowed share alone

}  // namespace tamga
