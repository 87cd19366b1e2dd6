// References to laws: «Закон КР от 30 июля 2013 года № 176», «2013-жылдын 30-июлундагы № 176».
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "engine/base/range.h"

namespace tamga {

// The reference to a law whose number sign № stands at byte `number_sign` of `text`, as bytes of it: from the word for
// the law, or from the year of the Kyrgyz form, to behind its number. Looks at most 400 bytes back. Time O(1).
std::optional<ByteRange> law_reference_at(std::string_view text, std::size_t number_sign);

}  // namespace tamga
