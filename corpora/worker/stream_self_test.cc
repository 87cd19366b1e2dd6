#include "corpora/worker/stream_self_test.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "corpora/archive/known_archives.h"

namespace tamga {
namespace {

KnownStream known_dump() {
  const std::string words = kKnownWords;
  return {.kind = StreamKind::kWikiDump,
          .name = "test.xml",
          .bytes =
              "<mediawiki><siteinfo><dbname>w</dbname></siteinfo><page><title>Көл</title><ns>0</ns><id>7</id>"
              "<revision><timestamp>2026-01-02T03:04:05Z</timestamp><text>" +
              words + "</text></revision></page></mediawiki>",
          .only = {.name = "Көл.mediawiki", .id = "w:7", .title = "Көл", .date = "2026-01-02", .bytes = words}};
}

bool is_read_right(const OpenStream& open, const KnownStream& known) {
  const std::string_view bytes = known.bytes;
  const auto stream = open({.kind = known.kind, .name = known.name, .size = bytes.size(), .limits = {}},
                           {.size = bytes.size(), .read = [bytes](std::uint64_t at, std::size_t most) {
                              return bytes.substr(std::min<std::uint64_t>(at, bytes.size()), most);
                            }});
  if (stream.is_document) return false;
  const auto first = stream.next();
  return first && *first && **first == known.only && !stream.next();
}

}  // namespace

std::vector<KnownStream> known_streams() {
  std::vector<KnownStream> streams;
  for (auto& archive : known_archives()) {
    streams.push_back({.kind = StreamKind::kArchive,
                       .name = std::move(archive.name),
                       .bytes = std::move(archive.bytes),
                       .only = {.name = kKnownEntry, .id = {}, .title = {}, .date = {}, .bytes = kKnownWords}});
  }
  streams.push_back(known_dump());
  return streams;
}

std::optional<std::string> first_misread(const OpenStream& open, const std::vector<KnownStream>& streams) {
  for (const auto& known : streams) {
    if (!is_read_right(open, known)) return "the self-test fails: " + known.name + " is not opened as it was written";
  }
  return std::nullopt;
}

}  // namespace tamga
