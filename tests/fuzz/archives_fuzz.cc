// Any bytes as an archive: the first byte chooses its name. Whatever comes out keeps the limits, has names that can be
// shown, and comes to an end.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "corpora/archive/archive_reader.h"
#include "tests/fuzz/sound_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::array<const char*, 6> kNames = {"a.zip", "a.tar", "a.tar.gz", "a.7z", "a.rar", "a"};
  constexpr tamga::StreamLimits kSmall{.file_bytes = 1U << 16U, .total_bytes = 1U << 18U, .entries = 20, .ratio = 200};
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto stream = tamga::open_archive({.kind = tamga::StreamKind::kArchive,
                                           .name = kNames[data[0] % kNames.size()],
                                           .size = bytes.size(),
                                           .limits = kSmall},
                                          {.size = bytes.size(), .read = [bytes](std::uint64_t at, std::size_t most) {
                                             return bytes.substr(std::min<std::uint64_t>(at, bytes.size()), most);
                                           }});
  if (stream.is_document) return 0;
  std::uint64_t unpacked = 0;
  std::uint64_t answers = 0;
  while (const auto file = stream.next()) {
    tamga::require(++answers <= 2ULL * kSmall.entries + 2, "the entries come to an end");
    if (!*file) continue;
    unpacked += (*file)->bytes.size();
    tamga::require((*file)->bytes.size() <= kSmall.file_bytes, "an entry keeps its limit");
    tamga::require(!(*file)->name.empty() && !tamga::first_invalid_utf8((*file)->name), "an entry has a name");
  }
  tamga::require(unpacked <= kSmall.total_bytes, "all entries keep their limit");
  return 0;
}
