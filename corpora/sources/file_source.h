// What a file holds: one document, or, of an archive, one after the other, also of archives inside it.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "corpora/sources/document_source.h"

namespace tamga {

// Opens the file at the first call of next(). `label` names it in messages ("works.zip: entry a.docx: damaged: ...");
// `prefix` stands before the names of what is in it ("class-a.zip/", or nothing), `name` is that of a document.
// size() is unknown for what may be an archive.
struct FileNames {
  std::string label;
  std::string name;
  std::string prefix;
};
std::unique_ptr<DocumentSource> file_source(std::filesystem::path path, FileNames names, const SourceLimits& limits);

}  // namespace tamga
