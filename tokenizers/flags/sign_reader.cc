#include "tokenizers/flags/sign_reader.h"

namespace tamga {

TextSigns SignReader::read(const ExtractedText& text, const TokenizedText& tokens) const {
  TextSigns signs;
  signs.marks = marks_.read(text, tokens);
  flags_.read(text.text, tokens, signs);
  return signs;
}

}  // namespace tamga
