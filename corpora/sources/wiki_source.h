// The pages of a MediaWiki XML dump as documents.
#pragma once

#include <filesystem>
#include <memory>

#include "corpora/sources/document_source.h"

namespace tamga {

// Pages of the main namespace, redirects left out, each as "TITLE.mediawiki" with its id, title and date stated; plain,
// or packed with bzip2, gzip, zstd or xz. Read by a worker behind the wall, a page at a time, however large the dump
// is. Errors as open_source. size() is unknown.
Result<std::unique_ptr<DocumentSource>> open_wiki_dump_source(const std::filesystem::path& path,
                                                              const SourceLimits& limits = {});

}  // namespace tamga
