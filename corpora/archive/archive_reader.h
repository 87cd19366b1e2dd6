// The documents of an archive: zip, 7z, rar, or tar plain or packed with gzip, xz, lzma, zstd or bzip2.
//
// Links, devices, names that lead outside and locked entries are each an Error in its turn; folders and hidden entries
// are passed over. What is damaged ends the reading behind the entries before it. Nothing that a header says about
// sizes is believed: every byte is counted as it comes out.
#pragma once

#include "corpora/archive/document_stream.h"

namespace tamga {

// Opens an archive; the stream refers to nothing but `feed`, which it keeps. An archive inside is handed on as a
// document. Of a packed file (gzip and its like) that holds no tar archive `is_document` is set, unless its name says
// that it should; so it is of a zip file that is a document of its own.
DocumentStream open_archive(const StreamRequest& request, ByteFeed feed);

}  // namespace tamga
