// From positions in a cleaned text back to the text that it was made of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/base/range.h"

namespace tamga {

// Between two bends the cleaned text and the source run byte for byte; at a bend, bytes of the source were dropped or
// replaced by more or fewer. Only the bends are stored.
class OffsetMap {
 public:
  // Says that byte `clean` and what follows was read from byte `source_begin` on, and what precedes it ends before byte
  // `source_end`. Bends come in increasing order of `clean`.
  void add_bend(std::size_t clean, std::size_t source_end, std::size_t source_begin);

  // Takes back the bends at `clean` and behind.
  void forget_from(std::size_t clean);

  // The source bytes of [range.begin, range.end), which is not empty and cuts no character that replaced another.
  // Time O(log bends).
  ByteRange to_source(ByteRange range) const;

 private:
  struct Bend {
    std::uint32_t clean;
    std::uint32_t source_end;
    std::uint32_t source_begin;
  };
  std::vector<Bend> bends_;
};

}  // namespace tamga
