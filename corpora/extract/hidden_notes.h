// What a person is told of text that nobody sees who looks at the file.
#pragma once

#include <string>
#include <vector>

#include "engine/text/extracted_text.h"

namespace tamga {

// One sentence for all runs together, and one with the words of each of the first twenty, shortened.
void add_hidden_notes(const std::vector<HiddenRun>& runs, std::vector<std::string>& notes);

}  // namespace tamga
