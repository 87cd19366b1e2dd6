// Shares: how many words of a work fall into which class. Every word counts once, and the shares add up to the work.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/base/range.h"
#include "engine/match/passage.h"

namespace tamga {

// What a word of the work counts as. Every word counts as exactly one.
enum class CountedAs : std::uint8_t {
  kCopied,
  kReworded,
  kSummarised,
  kQuoted,      // excluded quotations with a citation
  kSetAside,    // laws, set phrases, templates, bibliography, title page, front matter
  kOwnEarlier,  // the same author's earlier works
  kNotJudged,   // program text and formulas
  kOriginal     // all else
};
std::string_view counted_as_name(CountedAs counted_as);  // "copied", "set_aside", "own_earlier", ...
CountedAs counted_as(PassageClass passage_class);

// Words set aside, by the reason that decided.
struct SetAside {
  std::uint32_t templates = 0;
  std::uint32_t title_page = 0;
  std::uint32_t front_matter = 0;
  std::uint32_t bibliography = 0;
  std::uint32_t laws = 0;
  std::uint32_t set_phrases = 0;
  constexpr std::uint32_t all() const {
    return templates + title_page + front_matter + bibliography + laws + set_phrases;
  }
  bool operator==(const SetAside&) const = default;
};

// Coefficients of similarity as institutions know them from other systems: the share of the words that stand in
// unchanged runs of at least so many words in the documents that were compared.
inline constexpr std::uint32_t kRunOfCoefficient1 = 5;
inline constexpr std::uint32_t kRunOfCoefficient2 = 25;

// In words of the work. borrowed() + quoted + set_aside + own_earlier + not_judged + original == words.
struct Shares {
  std::uint32_t words = 0;
  std::uint32_t copied = 0;
  std::uint32_t reworded = 0;
  std::uint32_t summarised = 0;
  std::uint32_t quoted = 0;
  std::uint32_t set_aside = 0;  // the sum of set_aside_as
  std::uint32_t own_earlier = 0;
  std::uint32_t original = 0;
  std::uint32_t longest_passage = 0;  // most borrowed words in one passage
  std::uint32_t not_judged = 0;
  SetAside set_aside_as = {};
  std::uint32_t in_runs_1 = 0;  // words that no exclusion takes out, in shared runs of kRunOfCoefficient1 words or more
  std::uint32_t in_runs_2 = 0;  // the same of kRunOfCoefficient2

  constexpr std::uint32_t borrowed() const { return copied + reworded + summarised; }
  // Words left when quotations, what was set aside, own earlier work and what was not judged are taken out: the second
  // denominator.
  constexpr std::uint32_t words_left() const { return words - quoted - set_aside - own_earlier - not_judged; }
  bool operator==(const Shares&) const = default;
};

// The one whole number that an LMS shows: borrowed words in per cent of all, rounded down, but 1 for anything above 0.
std::uint32_t lms_percent(const Shares& shares);

// What one source contributes, in words of the work.
struct SourceShare {
  std::uint32_t in_report = 0;  // words credited to this source alone; these add up to borrowed()
  std::uint32_t in_text = 0;    // all words that it shares with the work, excluded or not
  bool operator==(const SourceShare&) const = default;
};

// Words in the union of `ranges`, which may overlap and stand in any order. Time O(ranges log ranges).
std::uint32_t words_in(std::vector<TokenRange> ranges);

}  // namespace tamga
