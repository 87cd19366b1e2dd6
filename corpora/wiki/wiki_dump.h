// The pages of a MediaWiki XML dump, one after the other.
#pragma once

#include "corpora/archive/document_stream.h"

namespace tamga {

// A page is a document: the markup of its last revision as bytes, "TITLE.mediawiki" as its name, "DATABASE:PAGE" as its
// id ("wiki:PAGE" where the dump does not name its database), the day of the revision as its date. Pages outside of the
// main namespace, redirects, pages without text and those in another kind of markup are passed over. Packed dumps
// (bzip2, gzip, zstd, xz) are read as they come. Memory: one page, and what the packing needs.
//
// An Error: a page larger than `file_bytes` (the next page follows); a DOCTYPE, elements more than 64 deep, what is not
// well-formed or breaks off (the end).
DocumentStream open_wiki_dump(const StreamRequest& request, ByteFeed feed);

}  // namespace tamga
