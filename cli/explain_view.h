// How a file was read and normalised, word by word: for a person who asks why two words count as the same.
#pragma once

#include <string>

#include "cli/terminal_view.h"
#include "corpora/corpus.h"

namespace tamga {

// How the file was read, its blocks, and a table with a line a word. Ends with a newline.
std::string explain_text(const Explanation& explanation, const TextStyle& style);

// The same as one JSON object; offsets in code points of "text". docs/cli.md describes the members.
std::string explain_json(const Explanation& explanation);

}  // namespace tamga
