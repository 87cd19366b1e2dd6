// The seam between the text layer and the engine: what turns a text into tokens.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/text/extracted_text.h"
#include "engine/text/signs.h"
#include "engine/text/token.h"

namespace tamga {

// Names the rules that made the keys. Keys of different normalisations never compare, so it is stored with every index.
struct Normalisation {
  std::string name;
  std::uint32_t version = 0;
  bool operator==(const Normalisation&) const = default;
};

// Any method may be called from several threads at once.
class Tokenizer {
 public:
  Tokenizer() = default;
  Tokenizer(const Tokenizer&) = delete;
  Tokenizer& operator=(const Tokenizer&) = delete;
  Tokenizer(Tokenizer&&) = delete;
  Tokenizer& operator=(Tokenizer&&) = delete;
  virtual ~Tokenizer() = default;

  virtual Normalisation normalisation() const = 0;

  // The tokens of `text`, which is valid UTF-8 of at most kMaxTextBytes; kInvalidArgument otherwise. The same text
  // gives the same tokens, always.
  virtual Result<TokenizedText> tokenize(std::string_view text) const = 0;

  // What `text` shows beside its words; `tokens` are those that tokenize() gives for it. A tokenizer that reads nothing
  // but words finds nothing.
  virtual Result<TextSigns> read_signs(const ExtractedText& text, const TokenizedText& tokens) const;
  // The marks of them alone: all that the shares depend on.
  virtual Result<std::vector<Mark>> read_marks(const ExtractedText& text, const TokenizedText& tokens) const;
};

inline constexpr std::uint32_t kMaxTextBytes = 64U << 20U;

}  // namespace tamga
