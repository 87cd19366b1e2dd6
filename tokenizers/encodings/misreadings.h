// The ways in which Kyrgyz and Russian text came to be stored as other letters, and how each is undone.
//
// - Fonts of the years before Unicode drew ң ө ү in the places of letters that Kyrgyz hardly uses. The maps of four are
//   known; others surely existed.
// - PT154 and KZ-1048 have ң ө ү where CP1251, as which they are mostly read, has signs and letters of Serbian and
//   Ukrainian.
// - Bytes of one code page, or of UTF-8, were read as another page ("mojibake").
// - Symbol fonts of word processors keep the bytes as private-use characters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tokenizers/encodings/letter_map.h"
#include "tokenizers/encodings/mangled_utf8.h"

namespace tamga {

enum class MisreadingKind : std::uint8_t {
  kFont,  // Cyrillic as it should be but for ң ө ү
  kPage,  // every letter is another one
  kUtf8,  // every letter is two characters
};

struct Misreading {
  std::string name;  // "Janyzak font", "CP1251 read as CP1252"
  MisreadingKind kind;
  LetterMap map;                     // but for kUtf8
  std::optional<MangledUtf8> bytes;  // for kUtf8
  // Which characters of a text are counted to see whether it can be this: the commonest that the misreading makes.
  std::u32string signs;
  std::size_t fewest = 0;          // letters that must change, or there is too little to decide by
  bool shows_own_letters = false;  // its signs are letters of Russian: only a text without ң ө ү is looked at
};

// All known ones, the more usual first. Made once.
std::span<const Misreading> misreadings();

// A stretch of text as it was meant.
struct Meant {
  std::string text;
  std::size_t letters = 0;  // characters that changed
  // Where the distance between old and new offsets changes: from old offset `first` on, the new ones count on from
  // `second`. In order.
  std::vector<std::pair<std::size_t, std::size_t>> bends;
};

// Undoes a misreading in `stretch`, a piece of valid text that begins and ends between words. Words that are plainly
// something else stay: Latin ones with an accent, units, bullets of a list. Time O(n).
Meant undo(const Misreading& misreading, std::string_view stretch);

}  // namespace tamga
