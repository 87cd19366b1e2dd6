// Any bytes as wiki markup, and as a dump: refused, or texts and names that keep their promises.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "corpora/wiki/wiki_dump.h"
#include "corpora/wiki/wiki_markup.h"
#include "tests/fuzz/sound_text.h"

namespace {

void read_dump(std::string_view bytes) {
  const auto stream = tamga::open_wiki_dump({.kind = tamga::StreamKind::kWikiDump,
                                             .name = "d.xml",
                                             .size = bytes.size(),
                                             .limits = {.file_bytes = 1U << 16U}},
                                            {.size = bytes.size(), .read = [bytes](std::uint64_t at, std::size_t most) {
                                               return bytes.substr(std::min<std::uint64_t>(at, bytes.size()), most);
                                             }});
  std::size_t pages = 0;
  while (const auto page = stream.next()) {
    tamga::require(++pages <= bytes.size() + 1, "the pages come to an end");
    if (!*page) continue;
    tamga::require(!tamga::first_invalid_utf8((*page)->name), "a name is UTF-8");
    tamga::require((*page)->bytes.size() <= 1U << 16U, "a page keeps the limit");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto text = tamga::read_wiki_markup(bytes, "a.mediawiki", {})) tamga::require_sound(*text);
  read_dump(bytes);
  return 0;
}
