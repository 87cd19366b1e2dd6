#include "bench/language/passages.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "engine/text/utf8.h"

namespace tamga::bench {
namespace {

// All passages of a text that do not overlap, from word to word: of `characters` or the few less that end a word.
std::vector<std::string> cut(std::string_view text, std::size_t characters) {
  const CodePointIndex index(text);
  std::vector<std::string> passages;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto first = index.code_point_at_byte(static_cast<std::uint32_t>(begin));
    if (first + characters > index.size()) break;
    const std::size_t limit = index.byte_at_code_point(static_cast<std::uint32_t>(first + characters));
    const auto space = text.substr(0, limit + 1).find_last_of(" \n");
    const auto end = space == std::string_view::npos || space <= begin ? limit : space;
    passages.emplace_back(text.substr(begin, end - begin));
    begin = std::min(text.find_first_of(" \n", end), text.size() - 1) + 1;
  }
  return passages;
}

}  // namespace

std::vector<TextFile> read_texts(const std::filesystem::path& folder,
                                 const std::function<bool(std::string_view)>& wanted) {
  std::vector<TextFile> texts;
  std::error_code missing;
  for (const auto& entry : std::filesystem::directory_iterator(folder, missing)) {
    const auto name = entry.path().filename().string();
    if (!name.ends_with(".txt") || !wanted(name)) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    std::erase(text, '\r');
    if (text.starts_with("\uFEFF")) text.erase(0, 3);
    texts.push_back({name, std::move(text)});
  }
  std::ranges::sort(texts, {}, &TextFile::name);
  return texts;
}

bool measures(std::string_view file_name) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  EVP_Digest(file_name.data(), file_name.size(), digest.data(), &size, EVP_sha1(), nullptr);
  return (digest[0] >> 4U) % 2 == 1;
}

std::vector<std::string> passages_of(const std::vector<TextFile>& texts, std::size_t characters, std::size_t count) {
  std::vector<std::string> all;
  for (const auto& text : texts) std::ranges::move(cut(text.text, characters), std::back_inserter(all));
  if (all.size() <= count) return all;
  std::vector<std::string> chosen;
  for (std::size_t i = 0; i < count; ++i) chosen.push_back(std::move(all[i * all.size() / count]));
  return chosen;
}

}  // namespace tamga::bench
