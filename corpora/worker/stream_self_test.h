// Files of many documents, of our own and with known words: what a worker proves itself on that opens archives and
// dumps, as self_test.h is for documents.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "corpora/archive/document_stream.h"

namespace tamga {

struct KnownStream {
  StreamKind kind = StreamKind::kArchive;
  std::string name;
  std::string bytes;
  StreamedFile only;  // its one document
};

// An archive of each kind (known_archives.h) and a dump of one page.
std::vector<KnownStream> known_streams();

// A sentence about the first that `open` does not open as it was written; nothing: all come out right. Takes about a
// millisecond.
using OpenStream = std::function<DocumentStream(const StreamRequest& request, ByteFeed feed)>;
std::optional<std::string> first_misread(const OpenStream& open, const std::vector<KnownStream>& streams);

}  // namespace tamga
