// Texts to measure with: sentences of the samples, or of a folder named by TAMGA_BENCH_TEXTS, put together at random
// from a fixed seed into documents of any length.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/index/fingerprint_store.h"
#include "engine/text/token.h"
#include "engine/text/tokenizer.h"

namespace tamga::bench {

// A document of about `words` words in `language` ("ky", "ru", "en"). Different seeds give different documents: every
// sentence has a word of its own, so that k-grams are nearly all distinct, as in real collections.
std::string document(const std::string& language, std::uint32_t words, std::uint64_t seed);

// A document that takes about a third of its sentences, in stretches, from `source`.
std::string borrowing_document(const std::string& source, std::uint32_t words, std::uint64_t seed);

// The product's tokenizer, and its tokens of a text, which must be sound.
const Tokenizer& tokenizer();
TokenizedText tokens_of(const std::string& text);

// The settings of a new corpus.
IndexSettings index_settings();

// A document as a store takes it in.
NewDocument new_document(const std::string& id, const std::string& text);

}  // namespace tamga::bench
