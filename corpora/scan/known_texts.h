// A tokenizer that does not cut a text into words twice: it gives back the tokens that the works of a scan keep.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpora/scan/scanned_work.h"
#include "engine/text/tokenizer.h"

namespace tamga {

// The same answers as the tokenizer behind it, which outlives it, as do the works and further texts.
class KnownTexts final : public Tokenizer {
 public:
  KnownTexts(const Tokenizer& tokenizer, std::span<const ScannedWork> works);

  // Keeps the tokens of one more text, a template of the teacher. Before the first use only.
  Status remember(std::string_view text);

  Normalisation normalisation() const override { return tokenizer_.normalisation(); }
  Result<TokenizedText> tokenize(std::string_view text) const override;
  Result<TextSigns> read_signs(const ExtractedText& text, const TokenizedText& tokens) const override;
  Result<std::vector<Mark>> read_marks(const ExtractedText& text, const TokenizedText& tokens) const override;

 private:
  struct Known {
    std::string_view text;
    const TokenizedText* tokens;
  };
  const Tokenizer& tokenizer_;
  std::unordered_multimap<std::uint64_t, Known> known_;  // by hash of the text
  std::vector<std::unique_ptr<const TokenizedText>> remembered_;
};

}  // namespace tamga
