// The tokenizer step by step over the whole text, with ICU's own iterator for sentences: slow and obvious.
//
// What the tests hold the product's tokenizer to, token for token, and what the benchmarks compare it with. Not part of
// the product.
#pragma once

#include <memory>

#include "engine/text/tokenizer.h"

namespace tamga {

std::unique_ptr<Tokenizer> make_reference_tokenizer();

}  // namespace tamga
