#include "tokenizers/flags/sign_reader.h"

namespace tamga {

TextSigns SignReader::read(const ExtractedText& text, const TokenizedText& tokens) const {
  TextSigns signs;
  signs.marks = marks_.read(text, tokens);
  return signs;
}

}  // namespace tamga
