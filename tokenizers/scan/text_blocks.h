// A text in blocks of 64 bytes, a bit a byte: the first, vectorised look at it.
//
// Nearly all characters of our languages are ASCII or Cyrillic of two bytes, and which of their bytes belong to words
// can be told without decoding them. Everything else is only pointed at.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace tamga {

inline constexpr std::size_t kBlockBytes = 64;

// Bit i is byte i of the block.
struct BlockMasks {
  // ASCII letters and digits, Cyrillic characters (U+0400..U+04FF), and every byte 0x80..0xBF, of whatever character.
  std::uint64_t word = 0;
  // Where to look closer: the first byte of a character outside ASCII and Cyrillic, the second one of U+0482..U+0489
  // (no letters), controls, and a line break behind a hyphen.
  std::uint64_t rare = 0;
  // Bytes 0x80..0xBF that do not follow a lead byte of Cyrillic: of a rare character, or not UTF-8.
  std::uint64_t loose = 0;
  bool operator==(const BlockMasks&) const = default;
};

// Which instructions look at the bytes. All give the same masks.
enum class VectorCode : std::uint8_t {
  kPortable,
  kAvx2,  // 64-bit x86 only
};

// The fastest code that this processor has.
VectorCode best_vector_code();

// The blocks of a text; bits behind its end are 0. `blocks` is overwritten. False if a lead byte of Cyrillic lacks its
// second byte, so that the text is not UTF-8. Requires: the processor has `code`.
bool find_blocks(std::string_view text, VectorCode code, std::vector<BlockMasks>& blocks);

}  // namespace tamga
