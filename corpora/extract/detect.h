// What a file is, by its bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpora/extract/extract.h"

namespace tamga {

// Whether a zip file is a document of its own (DOCX, OpenDocument, EPUB, ...) and not an archive of documents.
bool is_container_document(std::string_view zip_bytes);

// Whether the bytes are those of a PDF document. Compares a few bytes and parses nothing, so it may be asked anywhere.
bool is_pdf(std::string_view bytes);

// A sentence where the extension of `name` promises another format than the one found; else empty.
std::string extension_note(std::string_view name, Format format);

// The extension of a file name in ASCII lower case, without the dot; empty where there is none.
std::string extension_of(std::string_view name);

}  // namespace tamga
