// How much a paragraph looks like an entry of a bibliography, by the cues of GOST R 7.0.5 and 7.1 and of APA.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "engine/text/token.h"
#include "tokenizers/marks/phrases.h"

namespace tamga {

// From this score on it is one.
inline constexpr std::uint32_t kEntryScore = 2;

// Longer paragraphs, in bytes, are no entries.
inline constexpr std::size_t kLongestEntry = 1500;

class BibliographyCues {
 public:
  BibliographyCues();

  // The cues of one entry, each counted once:
  //   2  a number, a surname and initials at its beginning: «12. Айтматов, Ч. Т.»; 1 without the number
  //   3  surname, initials and a year in parentheses at its beginning: "Smith, J. (2019)."
  //   2  a place, a publisher and a year: «– Бишкек: Илим, 2005»
  //   2  how and when a page on the web was read: "URL: https://", «дата обращения»
  //   2  a law with its date and number
  //   1  pages: «– 120 с.», «– С. 12–15»
  //   1  " // " before the name of a journal
  //   1  ISBN, ISSN, DOI, EDN, УДК, ББК
  // `tokens` are those of `entry`. Time O(n).
  std::uint32_t score(std::string_view entry, std::span<const Token> tokens) const;

 private:
  PhraseTable access_;
  PhraseTable identifiers_;
};

// Whether `line` begins an entry of a numbered list: "12. A", "[3] A", "7) A".
bool starts_numbered_entry(std::string_view line);

}  // namespace tamga
