// What a page says, for tests: its bytes without style, script and data.
#pragma once

#include <string>
#include <string_view>

namespace tamga::testing {

// `page` without the content of its style and script elements and of its content security policy, one line a block
// element, so that a golden file can be read and its difference understood.
std::string page_skeleton(std::string page);

// The number of times that `what` stands in `text`.
std::size_t count_of(std::string_view text, std::string_view what);

}  // namespace tamga::testing
