// Two vectors of 32 bytes a block. Ranges of bytes are compared by a saturated subtraction, which is 0 inside.
#if defined(__x86_64__)

#include <immintrin.h>

#include "tokenizers/scan/block_rules.h"

#define TAMGA_AVX2 [[gnu::target("avx2")]]

namespace tamga {
namespace {

struct Vectors {
  __m256i low;
  __m256i high;
};

TAMGA_AVX2 inline std::uint64_t bits(__m256i low, __m256i high) {
  const auto mask = [](int half) { return std::uint64_t{static_cast<std::uint32_t>(half)}; };
  return mask(_mm256_movemask_epi8(low)) | mask(_mm256_movemask_epi8(high)) << 32U;
}

TAMGA_AVX2 inline __m256i equal(__m256i bytes, char value) {
  return _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(value));
}

// 0xFF where first <= byte <= last.
TAMGA_AVX2 inline __m256i within(__m256i bytes, unsigned char first, unsigned char last) {
  const __m256i offset = _mm256_sub_epi8(bytes, _mm256_set1_epi8(static_cast<char>(first)));
  const __m256i beyond = _mm256_subs_epu8(offset, _mm256_set1_epi8(static_cast<char>(last - first)));
  return _mm256_cmpeq_epi8(beyond, _mm256_setzero_si256());
}

TAMGA_AVX2 inline __m256i is_ascii_word(__m256i bytes) {
  // Setting bit 5 makes capitals small and moves nothing else among the letters.
  const __m256i letter = within(_mm256_or_si256(bytes, _mm256_set1_epi8(0x20)), 'a', 'z');
  return _mm256_or_si256(letter, within(bytes, '0', '9'));
}

TAMGA_AVX2 inline __m256i is_rare(__m256i bytes) {
  const __m256i lead = _mm256_or_si256(within(bytes, 0xC0, 0xCF), within(bytes, 0xD4, 0xFF));
  const __m256i control =
      _mm256_or_si256(_mm256_or_si256(within(bytes, 0x00, 0x08), within(bytes, 0x0E, 0x1F)), equal(bytes, 0x7F));
  return _mm256_or_si256(lead, control);
}

TAMGA_AVX2 inline __m256i is_line_break(__m256i bytes) {
  return _mm256_or_si256(within(bytes, '\n', '\v'), equal(bytes, '\r'));
}

TAMGA_AVX2 inline ByteMasks compare(Vectors block) {
  return {bits(is_ascii_word(block.low), is_ascii_word(block.high)),
          bits(within(block.low, 0x80, 0xBF), within(block.high, 0x80, 0xBF)),
          bits(within(block.low, 0xD0, 0xD3), within(block.high, 0xD0, 0xD3)),
          bits(is_rare(block.low), is_rare(block.high)),
          bits(equal(block.low, '-'), equal(block.high, '-')),
          bits(is_line_break(block.low), is_line_break(block.high)),
          bits(equal(block.low, '\xD2'), equal(block.high, '\xD2')),
          bits(within(block.low, 0x82, 0x89), within(block.high, 0x82, 0x89))};
}

}  // namespace

TAMGA_AVX2 void find_whole_blocks_avx2(std::string_view text, BlockCarry& carry, BlockMasks* blocks) {
  for (std::size_t at = 0; at < text.size(); at += kBlockBytes) {
    const auto* bytes = reinterpret_cast<const __m256i*>(text.data() + at);
    *blocks++ = combine(compare({_mm256_loadu_si256(bytes), _mm256_loadu_si256(bytes + 1)}), carry);
  }
}

}  // namespace tamga

#endif
