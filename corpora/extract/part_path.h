// Paths between the parts of a container: "../media/a.xml" seen from "ppt/slides/slide1.xml".
#pragma once

#include <string>
#include <string_view>

namespace tamga {

// The part that `target` names in the part `from`: relative, or from the root with a leading "/"; "%D3%A9" stands for
// bytes, and what is behind "#" is dropped. Steps above the root are ignored: a name is a label, never a path on disk.
std::string part_path(std::string_view from, std::string_view target);

}  // namespace tamga
