#include "tokenizers/flags/sign_reader.h"

namespace tamga {

TextSigns SignReader::read(const ExtractedText& text, const TokenizedText& tokens) const {
  TextSigns signs;
  signs.marks = read_marks(text, tokens);
  flags_.read(text.text, tokens, signs);
  return signs;
}

std::vector<Mark> SignReader::read_marks(const ExtractedText& text, const TokenizedText& tokens) const {
  return marks_.read(text, tokens);
}

}  // namespace tamga
