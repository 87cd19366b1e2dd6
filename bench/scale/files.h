// Files for a real `tamga add` and a real `tamga scan`, at any scale.
#pragma once

#include <cstdint>
#include <filesystem>

namespace tamga::bench {

struct GeneratedFiles {
  std::uint64_t seed = 1;
  std::uint64_t documents = 1;
  std::uint64_t works = 0;
  std::uint32_t words = 1000;  // of each, about
};

// Writes `directory`/documents and `directory`/works, a thousand files a folder. Texts are those of bench/texts.h, in
// Kyrgyz, Russian and English in turn. Every twentieth document takes a stretch of about a fifth of its lines from an
// earlier one, every fourth work from a document. A pure function of the settings and of the texts put together.
void write_files(const std::filesystem::path& directory, const GeneratedFiles& files);

}  // namespace tamga::bench
