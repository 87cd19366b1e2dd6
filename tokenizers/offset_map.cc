#include "tokenizers/offset_map.h"

#include <algorithm>
#include <cassert>

namespace tamga {

void OffsetMap::add_bend(std::size_t clean, std::size_t source_end, std::size_t source_begin) {
  assert(bends_.empty() || bends_.back().clean < clean);
  bends_.push_back({static_cast<std::uint32_t>(clean), static_cast<std::uint32_t>(source_end),
                    static_cast<std::uint32_t>(source_begin)});
}

void OffsetMap::forget_from(std::size_t clean) {
  while (!bends_.empty() && bends_.back().clean >= clean) bends_.pop_back();
}

ByteRange OffsetMap::to_source(ByteRange range) const {
  // The last bend at or before `at`, or nothing where the texts still agree.
  const auto bend_at = [&](std::uint32_t at) {
    const auto behind = std::ranges::upper_bound(bends_, at, {}, &Bend::clean);
    return behind == bends_.begin() ? nullptr : &*(behind - 1);
  };
  const auto* first = bend_at(range.begin);
  const auto* last = bend_at(range.end);
  const auto shifted = [](const Bend* bend, std::uint32_t at) {
    return bend == nullptr ? at : bend->source_begin + (at - bend->clean);
  };
  const bool ends_at_bend = last != nullptr && last->clean == range.end;
  return {shifted(first, range.begin), ends_at_bend ? last->source_end : shifted(last, range.end)};
}

}  // namespace tamga
