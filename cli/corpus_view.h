// What is in a corpus, as text and as JSON. Authors are persons, and never shown here.
#pragma once

#include <string>

#include "corpora/corpus.h"

namespace tamga {

// A table, one line a document, so that a list of any length can be written as it is read. Each ends with a newline.
std::string list_heading();
std::string list_line(const StoredDocument& document);
// One object on one line, without a newline.
std::string list_json(const StoredDocument& document);

std::string stats_text(const CorpusStats& stats);
std::string stats_json(const CorpusStats& stats);

}  // namespace tamga
