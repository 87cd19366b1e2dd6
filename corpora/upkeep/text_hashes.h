// What an index keeps of a stored text, worked out again.
#pragma once

#include "engine/index/fingerprint_store.h"
#include "engine/text/tokenizer.h"

namespace tamga {

// The hashes that a document with this text is put with. `tokenizer` must outlive the result.
HashText text_hashes(const Tokenizer& tokenizer, const IndexSettings& settings);

}  // namespace tamga
