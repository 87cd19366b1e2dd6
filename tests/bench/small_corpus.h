// A corpus of a few texts in PAN layout, for one test.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "tests/support/temporary_directory.h"

namespace tamga::quality {

inline void write_file(const std::filesystem::path& path, std::string_view bytes) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

// Words in a language of no one, so that two texts with different seeds share none: "a0 a1 a2 ...".
inline std::string words(std::string_view seed, int first, int count) {
  std::string text;
  for (int i = first; i < first + count; ++i) text += std::string(seed) + "x" + std::to_string(i) + " ";
  return text;
}

// ".../ky/light": two works, w1 with 40 words of the source s1 between words of its own, w2 with nothing.
class SmallCorpus {
 public:
  SmallCorpus() {
    const std::string source = words("s", 0, 100);
    const std::string before = words("h", 0, 60);
    const std::string borrowed = words("s", 30, 40);
    const auto begin = words("s", 0, 30).size();
    write_file(folder() / "pairs", "w1.txt s1.txt\n\nw2.txt s1.txt\n");
    write_file(folder() / "susp/w1.txt", before + borrowed + words("h", 60, 30));
    write_file(folder() / "susp/w2.txt", words("k", 0, 90));
    write_file(folder() / "src/s1.txt", source);
    write_file(folder() / "truth/w1-s1.xml",
               "<document reference=\"w1.txt\"><feature name=\"plagiarism\" obfuscation=\"light\" this_offset=\"" +
                   std::to_string(before.size()) + "\" this_length=\"" + std::to_string(borrowed.size() - 1) +
                   "\" source_reference=\"s1.txt\" source_offset=\"" + std::to_string(begin) + "\" source_length=\"" +
                   std::to_string(borrowed.size() - 1) + "\"/></document>");
    write_file(folder() / "truth/w2-s1.xml", "<document reference=\"w2.txt\"/>");
  }
  std::filesystem::path folder() const { return directory_.path() / "ky" / "light"; }
  const std::filesystem::path& root() const { return directory_.path(); }

 private:
  testing::TemporaryDirectory directory_;
};

}  // namespace tamga::quality
