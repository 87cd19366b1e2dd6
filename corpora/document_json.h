// What is known about a document, for programs: `tamga list --format json` and the service show the same members.
#pragma once

#include "engine/base/json.h"
#include "engine/index/document_record.h"

namespace tamga {

// id, title, collection, course, assignment, date, legal_basis, may_be_source, file_name, sha256, first_seen, words.
// Neither whose document it is nor who wrote it: who shows that adds it.
Json document_json(const DocumentRecord& record);

}  // namespace tamga
