// What `tamga add` says about one document, in a line.
#pragma once

#include <string>
#include <string_view>

#include "corpora/corpus.h"
#include "engine/base/result.h"

namespace tamga {

std::string_view outcome_word(PutOutcome outcome);  // "added", "replaced", "unchanged"

// "added\tID\tFILE", for a document that was taken in.
std::string added_text(const AddOutcome& outcome);

// {"outcome":"added","id":...,"file":...}, or {"outcome":"failed","file":...,"code":...,"message":...}; "author" is the
// name that a Moodle archive gives.
std::string added_json(const AddOutcome& outcome);

// The object of a file that was refused, as above; `tamga check` puts it among its reports. A line.
std::string refused_json(std::string_view file, const Error& error, std::string_view id = {});

}  // namespace tamga
