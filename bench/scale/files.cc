#include "bench/scale/files.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <random>
#include <string>

#include "bench/texts.h"

namespace tamga::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kOneDocumentCopiesIn = 20;
constexpr std::uint64_t kOneWorkCopiesIn = 4;
constexpr std::uint64_t kFilesAFolder = 1000;
constexpr std::uint64_t kSeedsApart = 1'000'000'000;  // works have other numbers than documents
const std::array<std::string, 3> kLanguages = {"ky", "ru", "en"};

std::string own_text(const GeneratedFiles& files, std::uint64_t number) {
  return document(kLanguages[number % kLanguages.size()], files.words, files.seed * kSeedsApart * 2 + number);
}

// The lines [from, to) of fifths of a text.
std::string fifths(const std::string& text, std::size_t from, std::size_t to) {
  const auto line_at = [&](std::size_t fifth) {
    if (fifth == 0) return std::size_t{0};
    return std::min(text.find('\n', text.size() * fifth / 5), text.size() - 1) + 1;
  };
  return text.substr(line_at(from), line_at(to) - line_at(from));
}

std::string copying_text(const std::string& own, const std::string& source, std::uint64_t number) {
  const auto at = static_cast<std::size_t>(number % 4);
  return fifths(own, 0, at) + fifths(source, at, at + 1) + fifths(own, at + 1, 5);
}

// A document below `bound` in the language of `number`.
std::uint64_t source_of(std::uint64_t number, std::uint64_t bound, std::uint64_t seed) {
  std::mt19937_64 random(seed * kSeedsApart + number);
  const std::uint64_t languages = kLanguages.size();
  return random() % (bound / languages) * languages + number % languages;
}

void write(const fs::path& folder, std::uint64_t number, const std::string& text) {
  const fs::path below = folder / std::to_string(number / kFilesAFolder);
  if (number % kFilesAFolder == 0) fs::create_directories(below);
  std::ofstream(below / (std::to_string(number) + ".txt"), std::ios::binary) << text;
}

}  // namespace

void write_files(const fs::path& directory, const GeneratedFiles& files) {
  for (std::uint64_t number = 0; number < files.documents; ++number) {
    auto text = own_text(files, number);
    const bool copies = number % kOneDocumentCopiesIn == kOneDocumentCopiesIn - 1;
    if (copies) text = copying_text(text, own_text(files, source_of(number, number, files.seed)), number);
    write(directory / "documents", number, text);
  }
  for (std::uint64_t work = 0; work < files.works; ++work) {
    const std::uint64_t number = kSeedsApart + work;
    auto text = own_text(files, number);
    if (work % kOneWorkCopiesIn == 0 && files.documents > kLanguages.size()) {
      text = copying_text(text, own_text(files, source_of(number, files.documents, files.seed)), work);
    }
    write(directory / "works", work, text);
  }
}

}  // namespace tamga::bench
