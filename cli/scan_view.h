// The end of a scan as text for people.
#pragma once

#include <string>

#include "cli/terminal_view.h"
#include "corpora/scan/scan.h"

namespace tamga {

// The works that borrow most, pairs, groups, and how the shares are distributed. Lists are cut where a screen ends to
// be of use, and say so. A pure function.
std::string render_scan(const ScanResult& result, const TextStyle& style);

}  // namespace tamga
