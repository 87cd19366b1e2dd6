// What code that has taken over a reader might try. Each answers in one word what came of it: "done: ..." would be an
// escape, "refused: ..." names the error.
#pragma once

#include <string>
#include <string_view>

namespace tamga::testing {

// The attack of this name, tried in the calling process; "no such attack" for any other name.
std::string attack(std::string_view name);

}  // namespace tamga::testing
