// What parsing an HTML text would cost, found without parsing it: the HTML5 rules repair bad nesting at a price that is
// quadratic in the worst case, and a hostile page of 100 kB can ask for gigabytes.
#pragma once

#include <cstdint>
#include <string_view>

#include "engine/base/result.h"

namespace tamga {

// kLimitExceeded, naming the byte, for a text that would make the parser slow or large: elements left open more than
// four times `depth` deep, more than 2 million tags, or a sum over all tags of the elements open then, and of the
// squares of their numbers of attributes, above 64 million. Time O(n).
Status check_html_cost(std::string_view html, std::string_view name, std::uint32_t depth);

}  // namespace tamga
