// Words spaced out into letters: «с л о в о».
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/text/token.h"

namespace tamga {

struct SpacedRun {
  ByteRange range;  // from its first letter to behind its last
  std::uint32_t words =
      0;  // how many words it stands for: one for every five letters begun, as several short ones may be one run
};

// Runs of four one-letter words or more, with exactly one sign between two: a blank that ends no line, a hyphen, a low
// line, a middle dot or an asterisk. Letters that follow one another in the alphabet («а б в г») are a list, one letter
// again and again («а-а-а-а!») is a cry, and a run that fills its line is a heading or the name of a speaker. Time
// O(n).
std::vector<SpacedRun> find_spaced_letters(std::string_view text, std::span<const Token> tokens);

}  // namespace tamga
