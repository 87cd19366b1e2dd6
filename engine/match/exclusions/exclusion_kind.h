// Why words of a work do not count as borrowed: the kinds of exclusion, their one order of precedence, and the names
// that the command line, the JSON of a report and every other front end share.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/match/shares.h"

namespace tamga {

// In order of precedence: of all kinds that apply to a word and are switched on, the first decides.
//
// Those up to kSetPhrase are read from the work and hold whatever sources have the word too. The others take out single
// sources or passages: a word that any other source holds still counts.
enum class ExclusionKind : std::uint8_t {
  kNotJudged,     // program text and formulas
  kTemplate,      // given by the teacher
  kTitlePage,     // its lines before the first section
  kFrontMatter,   // table of contents, page numbers, running heads
  kBibliography,  // entries, each scored by itself
  kLaw,           // stands in a collection of legal texts
  kQuotation,     // with a citation beside it
  kSetPhrase,     // of the phrase table, or in the stop set of the corpus
  kOwnEarlier,    // stands in the author's own earlier works
  kNamedSource,   // stands in a source that the caller named
  kSmallSource,   // its source shares too little in all
  kSmallMatch     // the passage is too short
};
inline constexpr std::size_t kExclusionKinds = 12;

// "quotation", "own_earlier": lower case, words joined by underscores.
std::string_view exclusion_name(ExclusionKind kind);
std::optional<ExclusionKind> exclusion_by_name(std::string_view name);  // a dash may stand for an underscore

// What the words become that `kind` takes out.
CountedAs counted_as(ExclusionKind kind);

// True where `kind` takes out sources or passages rather than words.
constexpr bool is_of_source(ExclusionKind kind) {
  return kind >= ExclusionKind::kOwnEarlier;
}

// A set of kinds.
class ExclusionSet {
 public:
  constexpr ExclusionSet() = default;
  constexpr ExclusionSet(std::initializer_list<ExclusionKind> kinds) {
    for (const ExclusionKind kind : kinds) add(kind);
  }
  static constexpr ExclusionSet all() {
    ExclusionSet set;
    set.bits_ = static_cast<std::uint16_t>((1U << kExclusionKinds) - 1);
    return set;
  }

  constexpr void add(ExclusionKind kind) { bits_ = static_cast<std::uint16_t>(bits_ | bit(kind)); }
  constexpr void remove(ExclusionKind kind) { bits_ = static_cast<std::uint16_t>(bits_ & ~bit(kind)); }
  constexpr bool has(ExclusionKind kind) const { return (bits_ & bit(kind)) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr ExclusionSet operator&(const ExclusionSet& other) const {
    ExclusionSet both;
    both.bits_ = static_cast<std::uint16_t>(bits_ & other.bits_);
    return both;
  }
  // The one of highest precedence.
  std::optional<ExclusionKind> first() const;
  std::vector<ExclusionKind> kinds() const;  // in order of precedence
  constexpr std::uint16_t bits() const { return bits_; }
  auto operator<=>(const ExclusionSet&) const = default;

 private:
  static constexpr std::uint32_t bit(ExclusionKind kind) { return 1U << static_cast<std::uint32_t>(kind); }
  std::uint16_t bits_ = 0;
};

// "quotation,law" as a set; "all" is every kind, "none" and "" are no kind. kInvalidArgument names an unknown one and lists those there are.
Result<ExclusionSet> parse_exclusions(std::string_view list);

// Whose earlier works are own works, and where. An LMS calls them ALL, GROUP_CONTEXT, GROUP and NONE.
enum class OwnScope : std::uint8_t {
  kAll,         // all works of the author
  kCourse,      // those of the same course
  kAssignment,  // those of the same assignment of the same course
  kNone
};
std::string_view own_scope_name(OwnScope scope);          // "all", "course", "assignment", "none"
Result<OwnScope> parse_own_scope(std::string_view name);  // these, or the names of an LMS

}  // namespace tamga
