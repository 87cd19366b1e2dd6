// The portable code looks each byte up in a table of flags and gathers one flag of eight bytes by a multiplication.
#include "tokenizers/scan/text_blocks.h"

#include <array>
#include <cassert>
#include <cstring>

#include "tokenizers/scan/block_rules.h"

namespace tamga {
namespace {

constexpr std::uint8_t kWord = 1;
constexpr std::uint8_t kRare = 2;
constexpr std::uint8_t kHyphen = 4;
constexpr std::uint8_t kLineBreak = 8;
constexpr std::uint8_t kLeadD2 = 16;
constexpr std::uint8_t kSecond = 32;
constexpr std::uint8_t kTail = 64;
constexpr std::uint8_t kCyrillic = 128;

constexpr std::uint8_t flags_of(unsigned byte) {
  const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
  const bool digit = byte >= '0' && byte <= '9';
  const bool cyrillic = byte >= 0xD0 && byte <= 0xD3;
  const bool control = byte < '\t' || (byte > '\r' && byte < ' ') || byte == 0x7F;
  unsigned flags = 0;
  if (letter || digit) flags |= kWord;
  if (byte >= 0x80 && byte < 0xC0) flags |= kTail;
  if (cyrillic) flags |= kCyrillic;
  if (control || (byte >= 0xC0 && !cyrillic)) flags |= kRare;
  if (byte == '-') flags |= kHyphen;
  if (byte == '\n' || byte == '\v' || byte == '\r') flags |= kLineBreak;
  if (byte == 0xD2) flags |= kLeadD2;
  if (byte >= 0x82 && byte <= 0x89) flags |= kSecond;
  return static_cast<std::uint8_t>(flags);
}

constexpr auto kFlags = [] {
  std::array<std::uint8_t, 256> table{};
  for (unsigned byte = 0; byte < table.size(); ++byte) table[byte] = flags_of(byte);
  return table;
}();

// Bit i of the result is bit `flag` of byte i of `flags`.
constexpr std::uint64_t gather(std::uint64_t flags, std::uint8_t flag) {
  return (flags / flag & 0x0101010101010101U) * 0x0102040810204080U >> 56U;
}

ByteMasks look_up(const char* block) {
  ByteMasks masks{};
  for (unsigned eighth = 0; eighth < 8; ++eighth) {
    std::uint64_t flags = 0;
    for (unsigned i = 0; i < 8; ++i) {
      flags |= std::uint64_t{kFlags[static_cast<unsigned char>(block[8 * eighth + i])]} << 8 * i;
    }
    const unsigned shift = 8 * eighth;
    masks.ascii_word |= gather(flags, kWord) << shift;
    masks.tail |= gather(flags, kTail) << shift;
    masks.cyrillic |= gather(flags, kCyrillic) << shift;
    masks.rare |= gather(flags, kRare) << shift;
    masks.hyphen |= gather(flags, kHyphen) << shift;
    masks.line_break |= gather(flags, kLineBreak) << shift;
    masks.lead_d2 |= gather(flags, kLeadD2) << shift;
    masks.second_82_89 |= gather(flags, kSecond) << shift;
  }
  return masks;
}

void find_whole_blocks(std::string_view text, VectorCode code, BlockCarry& carry, BlockMasks* blocks) {
#if defined(__x86_64__)
  if (code == VectorCode::kAvx2) return find_whole_blocks_avx2(text, carry, blocks);
#endif
  assert(code == VectorCode::kPortable);
  find_whole_blocks_portable(text, carry, blocks);
}

}  // namespace

void find_whole_blocks_portable(std::string_view text, BlockCarry& carry, BlockMasks* blocks) {
  for (std::size_t at = 0; at < text.size(); at += kBlockBytes) {
    *blocks++ = combine(look_up(text.data() + at), carry);
  }
}

VectorCode best_vector_code() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) return VectorCode::kAvx2;
#endif
  return VectorCode::kPortable;
}

bool find_blocks(std::string_view text, VectorCode code, std::vector<BlockMasks>& blocks) {
  const std::size_t whole = text.size() / kBlockBytes;
  blocks.resize(whole + 1);
  BlockCarry carry;
  find_whole_blocks(text.substr(0, whole * kBlockBytes), code, carry, blocks.data());

  // The last block is filled up with spaces, which no mask has.
  std::array<char, kBlockBytes> last{};
  last.fill(' ');
  const auto rest = text.substr(whole * kBlockBytes);
  if (!rest.empty()) std::memcpy(last.data(), rest.data(), rest.size());
  find_whole_blocks({last.data(), last.size()}, code, carry, &blocks[whole]);
  return carry.unfinished == 0;
}

}  // namespace tamga
