// A file that holds many documents, as what opens it behind the wall gives them: one after the other, on request.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace tamga {

enum class StreamKind : std::uint8_t { kArchive, kWikiDump };
inline constexpr std::uint8_t kStreamKinds = 2;

// Counted as the bytes come out; what a header says is never believed.
struct StreamLimits {
  std::uint64_t file_bytes = 100ULL << 20U;  // of a document
  std::uint64_t total_bytes = 2ULL << 30U;   // unpacked, all together; of a dump there is no such limit
  std::uint32_t entries = 10'000;            // of an archive
  std::uint32_t ratio = 200;                 // unpacked to packed, once past 8 MiB
};

struct StreamRequest {
  StreamKind kind = StreamKind::kArchive;
  std::string name;        // of the file: what its extension promises
  std::uint64_t size = 0;  // in bytes
  StreamLimits limits;
};

// Where the bytes of the file are: read on demand, at any place.
struct ByteFeed {
  std::uint64_t size = 0;
  // Bytes from `at` on, at most `most`, valid until the next call. None: behind the end, or they cannot be read.
  std::function<std::string_view(std::uint64_t at, std::size_t most)> read;
};
inline constexpr std::size_t kMostFeed = 256U << 10U;  // bytes that are asked for at a time

// A document of the stream. All but the bytes is a label: valid UTF-8 without control characters.
struct StreamedFile {
  std::string name;  // "class-a/essay.docx"; of a page its title
  std::string id;    // where the stream gives one, as title and date; else empty
  std::string title;
  std::string date;  // ISO 8601
  std::string bytes;
  bool operator==(const StreamedFile&) const = default;
};

struct DocumentStream {
  // The file is a document and not an archive of documents (a DOCX file, a packed file of another kind).
  bool is_document = false;
  // The next document; an Error for one that cannot be read, with its name in Error::document, or, without a name, of
  // the file as a whole; messages say only why. Nothing at the end.
  std::function<std::optional<Result<StreamedFile>>()> next;
};

}  // namespace tamga
