// Where a text quotes: quotation marks that pair up inside one paragraph.
#pragma once

#include <string_view>
#include <vector>

#include "engine/base/range.h"

namespace tamga {

// A pair of one straight sign («"…"») is a pair only if it is not longer than this, in code points: a forgotten mark
// must not turn all that follows inside out.
inline constexpr std::size_t kLongestStraightQuotation = 600;

// The quotations of one paragraph, in order, each from its opening mark to behind its closing one, as bytes of
// `paragraph`; of nested ones the outermost. Knows «» „“ „” “” ”” ““ ‘’ ‚‘ ‹› "" '' ″″ <<>> ``'' ,,''. A straight or
// both-ways mark opens before a word and closes behind one; apostrophes inside words are none. Time O(n).
std::vector<ByteRange> find_quotations(std::string_view paragraph);

}  // namespace tamga
