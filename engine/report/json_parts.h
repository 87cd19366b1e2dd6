// Pieces that the JSON of a report is put together from.
#pragma once

#include <nlohmann/json.hpp>

#include "engine/base/json.h"

namespace tamga {

template <class Items, class Write>
Json array_of(const Items& items, Write write) {
  Json array = Json::array();
  for (const auto& item : items) array.push_back(write(item));
  return array;
}

// {"begin": ..., "end": ...} of a half-open range.
template <class Range>
Json range_json(const Range& range) {
  return {{"begin", range.begin}, {"end", range.end}};
}

}  // namespace tamga
