// The entries of an archive: zip, or tar plain or packed with gzip, xz, zstd or bzip2.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "corpora/sources/document_source.h"

namespace tamga {

// Opens the file at the first call of next(). Messages say "label: entry NAME: ...".
// Folders and hidden entries are passed over; a link, a device, a name that leads outside and an encrypted entry are
// each an Error in its turn. An archive inside is handed on as a document. size() is unknown.
std::unique_ptr<DocumentSource> archive_source(std::filesystem::path path, std::string label,
                                               const SourceLimits& limits);

// Whether a first entry can be read from the file, through whatever packs it.
bool holds_archive(const std::filesystem::path& path);

}  // namespace tamga
