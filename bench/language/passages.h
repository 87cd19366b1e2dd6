// Passages of a fixed number of characters, cut out of the texts of a folder.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tamga::bench {

struct TextFile {
  std::string name;
  std::string text;
};

// The .txt files of a folder whose names are `wanted`, in the order of their names, without carriage returns. An empty
// list if the folder is not there.
std::vector<TextFile> read_texts(const std::filesystem::path& folder,
                                 const std::function<bool(std::string_view)>& wanted);

// Whether a file is of the half that measures; the other one may shape tables and thresholds. The same rule as in
// tokenizers/data/make_language_trigrams.py: the first hexadecimal digit of the SHA-1 of the name is odd.
bool measures(std::string_view file_name);

// `count` passages from word to word, as near to `characters` code points as that allows and not longer, drawn evenly
// from all over the texts and the same each time; fewer if the texts have no more that do not overlap.
std::vector<std::string> passages_of(const std::vector<TextFile>& texts, std::size_t characters, std::size_t count);

}  // namespace tamga::bench
