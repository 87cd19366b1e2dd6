#include "engine/text/tokenizer.h"

namespace tamga {

Result<TextSigns> Tokenizer::read_signs(const ExtractedText& /*text*/, const TokenizedText& /*tokens*/) const {
  return TextSigns{};
}

}  // namespace tamga
