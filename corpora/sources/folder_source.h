// The files of a folder and of the folders below it.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "corpora/sources/document_source.h"

namespace tamga {

// Sorted by the bytes of the relative name. Hidden files and folders, and links to folders, are left out; a link to a
// file is read as the file. What cannot be listed or read is an Error in its turn. The names are collected here and
// now, the bytes one file at a time. `label` stands before the name in messages: "works/class-a/essay.docx: ...".
std::unique_ptr<DocumentSource> folder_source(const std::filesystem::path& path, std::string label,
                                              const SourceLimits& limits);

}  // namespace tamga
