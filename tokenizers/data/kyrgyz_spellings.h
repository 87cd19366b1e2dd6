// Frequent Kyrgyz words with ң ө ү that without them are no word at all: compiled for this project.
#pragma once

#include <string_view>

namespace tamga::data {

// A space between two words.
std::string_view kyrgyz_spellings();

}  // namespace tamga::data
