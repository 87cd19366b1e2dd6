// What the masks of a block are made of; shared by the vector codes, which differ in how they compare bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tokenizers/scan/text_blocks.h"

namespace tamga {

// Bits of the bytes of a block, by their own value.
struct ByteMasks {
  std::uint64_t ascii_word;    // 0-9 A-Z a-z
  std::uint64_t tail;          // 0x80..0xBF
  std::uint64_t cyrillic;      // 0xD0..0xD3, the lead bytes of U+0400..U+04FF
  std::uint64_t rare;          // 0xC0..0xCF, 0xD4..0xFF, controls but for white space
  std::uint64_t hyphen;        // -
  std::uint64_t line_break;    // \n \v \r
  std::uint64_t lead_d2;       // 0xD2, the lead byte of U+0480..U+04BF
  std::uint64_t second_82_89;  // 0x82..0x89
};

// What a block must know of the byte before it, and whether all was sound so far.
struct BlockCarry {
  std::uint64_t hyphen = 0;
  std::uint64_t cyrillic = 0;
  std::uint64_t lead_d2 = 0;
  std::uint64_t unfinished = 0;  // a lead byte of Cyrillic without its second byte
};

// Inlined into each vector code, so that none runs instructions of another.
[[gnu::always_inline]] inline BlockMasks combine(const ByteMasks& bytes, BlockCarry& carry) {
  const std::uint64_t behind_hyphen = bytes.hyphen << 1U | carry.hyphen;
  const std::uint64_t behind_cyrillic = bytes.cyrillic << 1U | carry.cyrillic;
  const std::uint64_t behind_d2 = bytes.lead_d2 << 1U | carry.lead_d2;
  const std::uint64_t unfinished = carry.unfinished | (behind_cyrillic & ~bytes.tail);
  carry = {bytes.hyphen >> 63U, bytes.cyrillic >> 63U, bytes.lead_d2 >> 63U, unfinished};
  return {bytes.ascii_word | bytes.tail | bytes.cyrillic,
          bytes.rare | (bytes.line_break & behind_hyphen) | (bytes.second_82_89 & behind_d2),
          bytes.tail & ~behind_cyrillic};
}

// `blocks` has room for all blocks of `text`, whose size is a multiple of kBlockBytes.
void find_whole_blocks_portable(std::string_view text, BlockCarry& carry, BlockMasks* blocks);
#if defined(__x86_64__)
void find_whole_blocks_avx2(std::string_view text, BlockCarry& carry, BlockMasks* blocks);
#endif

}  // namespace tamga
