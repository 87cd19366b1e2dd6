// What was done to a word before its key was made, character by character: for a person who asks why two words are one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/range.h"

namespace tamga {

enum class RepairKind : std::uint8_t {
  kLookAlike,  // a letter was read as one of another script or alphabet
  kInvisible,  // an invisible character, or the break of a hyphenated line, was taken out
  kMark        // an accent or another combining mark was taken off
};
std::string_view repair_kind_name(RepairKind kind);  // "look_alike", "invisible", "mark"

struct WordRepair {
  RepairKind kind = RepairKind::kLookAlike;
  ByteRange range;      // of the word
  std::string read_as;  // empty: taken out
  bool operator==(const WordRepair&) const = default;
};

// The repairs of `word`, the source bytes of a token, whose normalised spelling is `normalised`. Small letters for
// capitals and н о у е for ң ө ү ё are no repairs: they are the spelling of every key. Time O(n).
std::vector<WordRepair> word_repairs(std::string_view word, std::string_view normalised);

}  // namespace tamga
