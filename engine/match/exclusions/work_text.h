// A work as the rules of this folder read it.
#pragma once

#include <span>
#include <string_view>

#include "engine/text/extracted_text.h"
#include "engine/text/signs.h"
#include "engine/text/token.h"

namespace tamga {

// All of it belongs to one text and outlives its use here.
struct WorkText {
  const ExtractedText& text;
  std::span<const Token> tokens;
  std::span<const Sentence> sentences;
  std::span<const Mark> marks;  // by place
};

}  // namespace tamga
