// Disguises a known number of words of a text, for measuring whether the flags see it.
#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/range.h"

namespace tamga {

enum class Disguise : std::uint8_t {
  kHomoglyph,     // one letter of the word is of the other script
  kHomoglyphAll,  // every letter that can be
  kInvisible,     // a zero-width character inside
  kSpaced,        // s p a c e d, by no-break or plain blanks
  kLatinEnglish,  // transliterated: "zhizn"
  kLatinScientific,
  kLatinTurkic
};
inline constexpr std::array kDisguises = {Disguise::kHomoglyph,  Disguise::kHomoglyphAll, Disguise::kInvisible,
                                          Disguise::kSpaced,     Disguise::kLatinEnglish, Disguise::kLatinScientific,
                                          Disguise::kLatinTurkic};

std::string_view disguise_name(Disguise disguise);

struct DisguisedText {
  std::string text;
  std::uint32_t words = 0;        // disguised; fewer than asked for if the text has no more that can be
  std::vector<ByteRange> places;  // of the disguised words, or sentences
};

// Disguises `words` words of two letters or more (of four to be spaced out), taken at random; transliteration takes
// whole sentences of four words or more, one after the other from a random one on, until at least so many words are.
DisguisedText disguise(std::string_view text, Disguise kind, std::uint32_t words, std::mt19937& random);

}  // namespace tamga
