// std::ranges::contains of C++23, which GCC 12 does not have yet.
#pragma once

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

namespace tamga {

template <class Range, class Value, class Projection = std::identity>
bool contains(const Range& range, const Value& value, Projection projection = {}) {
  return std::ranges::find(range, value, std::move(projection)) != std::ranges::end(range);
}

}  // namespace tamga
