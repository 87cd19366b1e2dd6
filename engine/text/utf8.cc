#include "engine/text/utf8.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <iterator>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace tamga {
namespace {

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

std::uint32_t count_in(std::string_view bytes) {
  return static_cast<std::uint32_t>(std::ranges::count_if(bytes, [](char byte) { return !is_continuation(byte); }));
}

// What a lead byte demands: how many bytes follow, and the range of the first of them.
struct Sequence {
  std::size_t tail;
  unsigned char low;
  unsigned char high;
};

std::optional<Sequence> sequence_of(unsigned char lead) {
  if (lead < 0x80) return Sequence{0, 0x80, 0xBF};
  if (lead < 0xC2) return std::nullopt;  // a continuation, or an overlong form
  if (lead < 0xE0) return Sequence{1, 0x80, 0xBF};
  if (lead == 0xE0) return Sequence{2, 0xA0, 0xBF};
  if (lead == 0xED) return Sequence{2, 0x80, 0x9F};  // above: surrogates
  if (lead < 0xF0) return Sequence{2, 0x80, 0xBF};
  if (lead == 0xF0) return Sequence{3, 0x90, 0xBF};
  if (lead < 0xF4) return Sequence{3, 0x80, 0xBF};
  if (lead == 0xF4) return Sequence{3, 0x80, 0x8F};  // above: past U+10FFFF
  return std::nullopt;
}

#if defined(__SSE2__)

// The same sixteen bytes at a time, which every 64-bit x86 has: in a text of such characters alone, the bytes behind
// leads are the bytes 0x80..0xBF. Ends before the first block that holds anything else.
std::size_t end_of_common_blocks(std::string_view text, std::size_t at) {
  constexpr std::size_t kBlock = 16;
  while (at + kBlock < text.size()) {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    const auto mask = [](__m128i bytes) { return static_cast<std::uint32_t>(_mm_movemask_epi8(bytes)); };
    const auto high = mask(block);
    const auto tails = mask(_mm_cmplt_epi8(block, _mm_set1_epi8(-64)));  // signed: 0x80..0xBF
    const auto from_c2 = _mm_cmpgt_epi8(block, _mm_set1_epi8(-63));
    const auto leads = mask(_mm_and_si128(from_c2, _mm_cmplt_epi8(block, _mm_set1_epi8(-32))));  // 0xC2..0xDF
    if ((tails | leads) != high || (leads << 1U & 0xFFFFU) != tails) return at;
    at += kBlock - (leads >> 15U);  // a lead at the end begins the next block
  }
  return at;
}

#else

std::size_t end_of_common_blocks(std::string_view /*text*/, std::size_t at) {
  return at;
}

#endif

// Where the characters of one and two bytes from `at` on end, of which nearly all text is.
std::size_t end_of_common(std::string_view text, std::size_t at) {
  at = end_of_common_blocks(text, at);
  constexpr std::uint64_t kNotAscii = 0x8080808080808080U;
  while (at + 8 <= text.size()) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if ((eight & kNotAscii) == 0) {
      at += 8;
      continue;
    }
    const auto stop = at + 7;  // one byte behind a character is looked at
    while (at < stop) {
      const auto lead = static_cast<unsigned char>(text[at]);
      const bool two = lead >= 0xC2 && lead < 0xE0 && is_continuation(text[at + 1]);
      if (lead >= 0x80 && !two) return at;
      at += two ? 2 : 1;
    }
  }
  return at;
}

}  // namespace

std::size_t end_of_character(std::string_view text, std::size_t at) {
  const auto sequence = sequence_of(static_cast<unsigned char>(text[at]));
  if (!sequence || text.size() - at <= sequence->tail) return at;
  if (sequence->tail > 0) {
    const auto first = static_cast<unsigned char>(text[at + 1]);
    if (first < sequence->low || first > sequence->high) return at;
    for (std::size_t tail = 2; tail <= sequence->tail; ++tail) {
      if (!is_continuation(text[at + tail])) return at;
    }
  }
  return at + 1 + sequence->tail;
}

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    at = end_of_common(text, at);
    if (at == text.size()) break;
    const auto end = end_of_character(text, at);
    if (end == at) return at;
    at = end;
  }
  return std::nullopt;
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char byte) { return !is_continuation(byte); }));
}

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  counts_.reserve(text.size() / kStride + 1);
  for (std::size_t at = 0; at < text.size(); at += kStride) {
    counts_.push_back(size_);
    size_ += count_in(text.substr(at, kStride));
  }
  if (text.size() % kStride == 0) counts_.push_back(size_);
}

std::uint32_t CodePointIndex::code_point_at_byte(std::uint32_t byte) const {
  assert(byte <= text_.size());
  const std::uint32_t block = byte / kStride;
  return counts_[block] + count_in(text_.substr(std::size_t{block} * kStride, byte % kStride));
}

std::uint32_t CodePointIndex::byte_at_code_point(std::uint32_t code_point) const {
  assert(code_point <= size_);
  if (code_point == size_) return static_cast<std::uint32_t>(text_.size());
  const auto after = std::ranges::upper_bound(counts_, code_point);
  const auto block = static_cast<std::size_t>(std::distance(counts_.begin(), after)) - 1;
  std::uint32_t count = counts_[block];
  std::size_t at = block * kStride;
  while (at < text_.size() && is_continuation(text_[at])) ++at;
  for (; count < code_point; ++count) {
    do ++at;
    while (at < text_.size() && is_continuation(text_[at]));
  }
  return static_cast<std::uint32_t>(at);
}

}  // namespace tamga
