// Half-open ranges, typed by what they count.
#pragma once

#include <cstdint>

namespace tamga {

// Bytes of a UTF-8 text, [begin, end).
struct ByteRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  constexpr std::uint32_t size() const { return end - begin; }
  bool operator==(const ByteRange&) const = default;
};

// Tokens of a document, [begin, end).
struct TokenRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  constexpr std::uint32_t size() const { return end - begin; }
  bool operator==(const TokenRange&) const = default;
};

}  // namespace tamga
