// What `tamga add` says about one document, in a line.
#pragma once

#include <string>
#include <string_view>

#include "corpora/corpus.h"

namespace tamga {

std::string_view outcome_word(PutOutcome outcome);  // "added", "replaced", "unchanged"

// "added\tID\tFILE", for a document that was taken in.
std::string added_text(const AddOutcome& outcome);

// {"outcome":"added","id":...,"file":...}, or {"outcome":"failed","file":...,"code":...,"message":...}; "author" is the
// name that a Moodle archive gives.
std::string added_json(const AddOutcome& outcome);

}  // namespace tamga
