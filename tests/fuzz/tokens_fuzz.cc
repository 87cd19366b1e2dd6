// Any bytes through the tokenizer: what is no UTF-8 is refused, and of any text the tokens keep their promises and are
// those of the step-by-step tokenizer, whatever vector code runs.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "engine/text/utf8.h"
#include "tokenizers/reference/reference_tokenizer.h"
#include "tokenizers/standard_tokenizer.h"

namespace tamga {
namespace {

void require(bool kept, const char* promise) {
  if (kept) return;
  std::fprintf(stderr, "broken: %s\n", promise);
  std::abort();
}

bool starts_code_point(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

void require_order(std::string_view text, const TokenizedText& result) {
  std::uint32_t end = 0;
  for (const Token& token : result.tokens) {
    require(end <= token.range.begin && token.range.begin < token.range.end, "tokens are in order");
    require(token.range.end <= text.size(), "tokens lie in the text");
    require(starts_code_point(text, token.range.begin) && starts_code_point(text, token.range.end),
            "tokens begin and end between code points");
    end = token.range.end;
  }
  std::uint32_t next = 0;
  for (const Sentence& sentence : result.sentences) {
    require(sentence.tokens.begin == next && next < sentence.tokens.end, "sentences cover the tokens in order");
    next = sentence.tokens.end;
  }
  require(next == result.tokens.size(), "sentences cover all tokens");
}

// One word in a text has the same key as alone.
void require_context_free(const Tokenizer& tokenizer, std::string_view text, const Token& token) {
  const auto alone = tokenizer.tokenize(text.substr(token.range.begin, token.range.size()));
  require(alone && alone->tokens.size() == 1, "a word alone is one token");
  require(alone->tokens[0].exact_key == token.exact_key, "a word alone has the same key");
}

void require_same(const Tokenizer& other, std::string_view text, const TokenizedText& result) {
  const auto same = other.tokenize(text);
  require(same && same->tokens == result.tokens, "all tokenizers give the same tokens");
  require(same->sentences == result.sentences, "all tokenizers give the same sentences");
}

}  // namespace
}  // namespace tamga

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto tokenizer = tamga::make_standard_tokenizer();
  static const auto portable = tamga::make_standard_tokenizer(tamga::VectorCode::kPortable);
  static const auto reference = tamga::make_reference_tokenizer();
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto result = tokenizer->tokenize(text);
  const bool valid = !tamga::first_invalid_utf8(text);
  tamga::require(result.has_value() == valid, "valid UTF-8 is taken, nothing else");
  if (!result) return 0;
  tamga::require_order(text, *result);
  tamga::require_same(*portable, text, *result);
  tamga::require_same(*reference, text, *result);
  if (!result->tokens.empty()) {
    tamga::require_context_free(*tokenizer, text, result->tokens[size % result->tokens.size()]);
  }
  return 0;
}
