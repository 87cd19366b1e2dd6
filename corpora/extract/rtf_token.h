// The pieces that an RTF file is made of.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tamga {

struct RtfToken {
  enum class Kind : std::uint8_t {
    kOpen,    // {
    kClose,   // }
    kWord,    // \pard, \u1234: `text` is the word, `number` what stands behind it
    kSymbol,  // \~ \* \\ : `text` is the character
    kByte,    // \'d2: `number` is the byte
    kText,    // a run of plain bytes
    kBinary   // \binN and its bytes, of which there is nothing to say
  };
  Kind kind;
  std::string_view text;
  std::optional<std::int32_t> number;
};

// Cuts an RTF file into its pieces. Never fails: what makes no sense is skipped.
class RtfTokens {
 public:
  explicit RtfTokens(std::string_view bytes) : bytes_(bytes) {}

  std::optional<RtfToken> next();  // nothing: the end
  std::size_t position() const { return at_; }

 private:
  RtfToken control();
  RtfToken word();
  RtfToken plain();

  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace tamga
