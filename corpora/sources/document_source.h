// Where documents come from: a file, a folder, an archive, a list. One at a time, so that memory stays bounded.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace tamga {

// What the place where a document was found says about it: the name in an archive of Moodle, a page of a dump. Empty
// where it says nothing; what the caller says wins.
struct StatedMetadata {
  std::string id, title, author_id, date;
  std::string author;  // the name of a person, for people to see; stored nowhere
  bool operator==(const StatedMetadata&) const = default;
};

// What the name of a document says (moodle_name.h).
StatedMetadata stated_by_name(std::string_view name);

// A file with its bytes. The name is a label for people and for the document's id, never a path to write to.
struct RawDocument {
  std::string name;  // "essay.docx"; in a folder or archive relative to it, with "/": "class-a/essay.docx". Valid
                     // UTF-8; control characters, and bytes that are not UTF-8, are written as "%1B"
  std::string bytes;
  StatedMetadata stated = {};
};

struct SourceLimits {
  std::uint64_t file_bytes = 100ULL << 20U;
  std::uint64_t archive_bytes = 2ULL << 30U;  // unpacked, all entries together; counted, never believed
  std::uint32_t archive_entries = 10'000;
  std::uint32_t ratio = 200;  // unpacked to packed, of an archive and of an entry, once past 8 MiB
};

// Not safe from several threads.
class DocumentSource {
 public:
  DocumentSource() = default;
  DocumentSource(const DocumentSource&) = delete;
  DocumentSource& operator=(const DocumentSource&) = delete;
  DocumentSource(DocumentSource&&) = delete;
  DocumentSource& operator=(DocumentSource&&) = delete;
  virtual ~DocumentSource() = default;

  // The next document; an Error for one that cannot be read, after which the next call goes on behind it; nothing at
  // the end. An archive that breaks off is an Error, then the end.
  virtual std::optional<Result<RawDocument>> next() = 0;

  // How many documents there will be, where that is known without reading them all (for a progress bar).
  virtual std::optional<std::uint64_t> size() const = 0;
};

// A single file, a folder with all below it (sorted by name, hidden files and lock files of Office left out, links to
// folders not followed), or an archive (zip, tar and its compressions, 7z, rar), by what `path` is. A DOCX file is a
// document and not an archive. An archive inside a folder or an archive is opened where it stands, to three of them in
// each other: its documents are "inner.zip/essay.docx". Archives are read behind the wall (corpora/worker/wall.h).
// kNotFound, kPermissionDenied, naming the path;
// kInvalidArgument for a device or a pipe. Holds no file open before the first call of next().
Result<std::unique_ptr<DocumentSource>> open_source(const std::filesystem::path& path, const SourceLimits& limits = {});

// Several sources one behind the other. A path that cannot be opened is an Error in its turn.
std::unique_ptr<DocumentSource> open_sources(std::vector<std::filesystem::path> paths, const SourceLimits& limits = {});

}  // namespace tamga
