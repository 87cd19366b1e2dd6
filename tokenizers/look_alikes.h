// Letters of different scripts that look alike, and the one spelling that all of them share.
//
// Fifteen Latin and Cyrillic letters look alike as capitals, as small letters or both:
//
//     a b c e h i j k m o p s t x y      а в с е н і ј к м о р ѕ т х у      the common letters
//
// In the canonical spelling each common letter is the Cyrillic one, whatever was typed, so a word has one spelling in
// both scripts and in any case: «вор», "bop" and "BOP" are all «вор». Letters that only one script has (и л д; d f g)
// stay what they are and decide which script a person reads: see readable_spelling().
//
// docs/decisions/0002-look-alike-keys.md gives the reasons.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tamga {

// The canonical letter for a case-folded letter without marks: of a common letter the Cyrillic one; н о у for ң ө ү and
// the letters typed for them; the Latin or Cyrillic letter that a rare look-alike imitates. Any other letter is itself.
char32_t canonical_letter(char32_t folded);

// The Latin or Cyrillic letter that a Greek letter looks like in its own case (Ν is N, ν is v); 0 where there is none.
char32_t greek_look_alike(char32_t greek);

enum class Script : std::uint8_t { kUndecided, kCyrillic, kLatin, kMixed, kOther };

// Which script the letters of a canonical spelling decide: kUndecided if all of them are common letters, digits or
// none; kMixed for a legal mixture of both («USBнин»); kOther as soon as a letter is of a third script.
Script decided_script(std::string_view canonical);

// The canonical spelling as a person reads it: each common letter in the script of the nearest deciding letter before
// it, else of the first one behind it, else in `undecided`, which is kLatin or kCyrillic. "фасевоок" is "facebook".
std::string readable_spelling(std::string_view canonical, Script undecided);

// The canonical spelling of a case-folded word without marks.
std::string canonical_spelling(std::string_view folded);

}  // namespace tamga
