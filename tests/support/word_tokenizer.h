// A tokenizer that a test can do in its head: words stand between white space, and a word's keys are its hash.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/hash.h"
#include "engine/text/tokenizer.h"
#include "engine/text/utf8.h"

namespace tamga::testing {

// The stem of a word is what stands before its first apostrophe: "horse's" is a form of "horse". Words outside ASCII
// are Kyrgyz, others English. A full stop ends a sentence.
class WordTokenizer final : public Tokenizer {
 public:
  Normalisation normalisation() const override { return {"words", 1}; }

  Result<TokenizedText> tokenize(std::string_view text) const override {
    if (const auto bad = first_invalid_utf8(text)) {
      return fail(ErrorCode::kInvalidArgument, "not UTF-8 at byte " + std::to_string(*bad));
    }
    TokenizedText result;
    for (std::size_t at = text.find_first_not_of(kSpace); at < text.size();) {
      const std::size_t end = std::min(text.find_first_of(kSpace, at), text.size());
      add_word(text, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, result);
      at = text.find_first_not_of(kSpace, end);
    }
    return result;
  }

 private:
  static constexpr std::string_view kSpace = " \t\n";

  static void add_word(std::string_view text, ByteRange range, TokenizedText& result) {
    const auto word = text.substr(range.begin, range.size());
    const auto number = static_cast<std::uint32_t>(result.tokens.size());
    const bool ascii = std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    const auto language = ascii ? Language::kEnglish : Language::kKyrgyz;
    if (number == 0 || text[result.tokens.back().range.end - 1] == '.') {
      result.sentences.push_back({range, {number, number}, language});
    }
    auto& sentence = result.sentences.back();
    sentence.range.end = range.end;
    sentence.tokens.end = number + 1;
    result.tokens.push_back({hash64(word), hash64(word.substr(0, word.find('\''))), range,
                             static_cast<std::uint32_t>(result.sentences.size() - 1), language, false});
  }
};

}  // namespace tamga::testing
