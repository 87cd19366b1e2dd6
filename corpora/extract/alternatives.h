// mc:AlternateContent of Office documents: the same content in several ways, of which a program shows the first that it
// understands.
#pragma once

#include <pugixml.hpp>
#include <vector>

namespace tamga {

// The branches that are to be read: the first with text, and of the others those whose text is another one. Sound
// documents say one thing in all branches; which of them is shown where they do not, depends on the program that shows
// it, so what any of them would show is read. Time O(n) in the size of the branches.
std::vector<pugi::xml_node> different_branches(const pugi::xml_node& alternatives);

}  // namespace tamga
