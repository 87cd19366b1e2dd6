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

// Two documents in one language of `words` words each, from sentences of which none stands in both: they share common
// words by chance, and no more.
struct UnrelatedDocuments {
  std::string work;
  std::string source;
};
UnrelatedDocuments unrelated_documents(const std::string& language, std::uint32_t words, std::uint64_t seed);

// `source` line by line, heavily edited: in each, a sixth of the words is dropped, a sixth replaced by words of its
// own, and what is left stands in any order.
std::string heavily_edited(const std::string& source, std::uint64_t seed);

// The product's tokenizer, and its tokens of a text, which must be sound.
const Tokenizer& tokenizer();
TokenizedText tokens_of(const std::string& text);

// The settings of a new corpus.
IndexSettings index_settings();

// A document as a store takes it in.
NewDocument new_document(const std::string& id, const std::string& text);

}  // namespace tamga::bench
