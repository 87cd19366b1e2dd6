// Archives of our own with known words, one for each way of packing that calls another library: what a worker proves
// itself on before it opens those of others.
#pragma once

#include <string>
#include <vector>

namespace tamga {

struct KnownArchive {
  std::string name;   // "test.tar.gz"
  std::string bytes;  // one entry, whose name has letters that must be converted
};
inline constexpr const char* kKnownEntry = "көл.txt";
inline constexpr const char* kKnownWords = "Көк түндүк үстүндө: ёлка и 12 words.";

// zip, 7z, and tar packed with gzip, bzip2, xz and zstd; an archive without bytes is one that libarchive could not
// write. All together take about two milliseconds to make.
std::vector<KnownArchive> known_archives();

}  // namespace tamga
