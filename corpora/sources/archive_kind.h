// Which files are archives of documents.
#pragma once

#include <filesystem>
#include <string_view>

#include "corpora/sources/document_source.h"

namespace tamga {

// By the bytes of the file at `path`; a broken or empty one by its name. A DOCX file and its like are documents, and so
// is a packed file that holds no tar archive. A zip file that does not say by its name what it is is read whole, if it
// is no larger than a document may be. Errors as read_file, naming `label`.
Result<bool> is_archive(const std::filesystem::path& path, std::string_view label, const SourceLimits& limits);

}  // namespace tamga
