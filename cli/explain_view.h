// How a file was read and normalised, word by word, and what it shows beside its words: for a person who asks why two
// words count as the same.
#pragma once

#include <string>

#include "cli/terminal_view.h"
#include "corpora/corpus.h"

namespace tamga {

// How the file was read and repaired, its blocks and sentences, a table with a line a word, the repairs of single
// characters, marks, flags and observations. Ends with a newline.
std::string explain_text(const FileExplanation& explanation, const TextStyle& style);

// The same as one JSON object; offsets in code points of "text". docs/cli.md describes the members.
std::string explain_json(const FileExplanation& explanation);

}  // namespace tamga
