// The lines of a text as ranges of its words.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "engine/base/range.h"
#include "engine/text/token.h"

namespace tamga {

// Every line of `text` that has a word, in order. A word that a line end is inside of belongs to the line it begins in.
std::vector<TokenRange> text_lines(std::string_view text, std::span<const Token> tokens);

}  // namespace tamga
