// What a text shows beside its words: marks, from which the engine judges what is quoted or set aside; flags, which are
// signs of disguise; and neutral observations, which never are. Found by a Tokenizer, since they need Unicode patterns.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/base/range.h"

namespace tamga {

enum class MarkKind : std::uint8_t {
  kQuotation,          // from its opening mark to behind its closing one, inside one paragraph
  kCitation,           // "[12, с. 45]", "(Айтматов, 1980)", a footnote digit
  kBibliographyEntry,  // one entry; `score` adds up its cues
  kHeading,            // a line that opens a section, also where the format does not say so
  kBibliographyHeading,
  kTableOfContents,  // one line of it
  kCaption,
  kListItem,
  kPageFurniture,  // page numbers, running heads
  kTitlePage,      // lines of front matter before the first section
  kProgram,        // lines of program text
  kFormula,
  kAttribution,   // words that name a source without its place: «по мнению», «деп белгилейт», "according to"
  kBlockQuoteCue  // the end of a paragraph that announces a quotation in the next: «пишет следующее:»
};
inline constexpr MarkKind kLastMarkKind = MarkKind::kBlockQuoteCue;

// The names of kinds, as the JSON of a report and of an explanation has them: "quotation", "bibliography_entry".
std::string_view mark_kind_name(MarkKind kind);

// Marks of one kind do not overlap; those of different kinds may.
struct Mark {
  MarkKind kind = MarkKind::kQuotation;
  ByteRange range;          // bytes of the extracted text
  TokenRange tokens;        // those that lie inside the range; may be empty
  std::uint32_t score = 0;  // of a bibliography entry: 2 and more is one; else 0
  bool operator==(const Mark&) const = default;
};

enum class FlagKind : std::uint8_t { kMixedScript, kInvisible, kSpacedLetters, kTransliteration };
inline constexpr FlagKind kLastFlagKind = FlagKind::kTransliteration;

std::string_view flag_kind_name(FlagKind kind);  // "mixed_script", "invisible", ...

// A sign of disguise, raised where `words` reaches `threshold`; below it is not listed at all.
struct Flag {
  FlagKind kind = FlagKind::kMixedScript;
  std::uint32_t words = 0;        // words of the text that show it
  std::uint32_t threshold = 0;    // words that raise it in a text of this length
  std::vector<ByteRange> places;  // one a word or run, in the order of the text
  bool operator==(const Flag&) const = default;
};

enum class ObservationKind : std::uint8_t {
  kKeyboardSpelling,  // Kyrgyz typed without ң ө ү
  kLetterVariants,    // ӊ ѳ ɵ for ң ө ө
  kLegalMixedWords    // «USBнин»
};
inline constexpr ObservationKind kLastObservationKind = ObservationKind::kLegalMixedWords;

std::string_view observation_kind_name(ObservationKind kind);  // "keyboard_spelling", ...

// A neutral fact about the spelling. Never a sign of disguise.
struct Observation {
  ObservationKind kind = ObservationKind::kKeyboardSpelling;
  std::uint32_t words = 0;
  std::vector<ByteRange> places;
  bool operator==(const Observation&) const = default;
};

struct TextSigns {
  std::vector<Mark> marks;  // by place, then by kind
  std::vector<Flag> flags;  // at most one of a kind
  std::vector<Observation> observations;
};

}  // namespace tamga
