// Makes a class of works to measure with: make_class TEXTS OUT WORKS [WORDS [SEED [line]]].
//
// TEXTS holds .txt files in UTF-8; a folder or the beginning of a file's name says the language ("ky/a.txt",
// "source-ky-03.txt"). A work is in one language (of 20 works 3 Kyrgyz, 3 Russian, 14 English) with one paragraph in
// another. Its words are those of the texts in pieces of 1 to 3 from places drawn at random, so that vocabulary,
// endings and frequencies are those of real texts while 5-grams are nearly all distinct; every work begins with the
// same line, the assignment. One work in five takes one to three passages of 60 to 300 words from other works of its
// language, as they are or with one word in eight replaced. The same arguments make the same files, on any machine.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

constexpr std::array<const char*, 3> kLanguages = {"ky", "ru", "en"};
constexpr std::array<const char*, 3> kAssignment = {
    "Тапшырма: окуган китебиңиз жөнүндө өз оюңузду мисалдар менен далилдеп, үч миң сөз менен жазыңыз.",
    "Задание: напишите о прочитанной книге своими словами, приведите примеры и сделайте вывод в трёх тысячах слов.",
    "Assignment: write about a book that you have read, give examples and draw a conclusion in three thousand words."};
constexpr std::uint32_t kParagraphWords = 80;
constexpr std::uint32_t kLongestPiece = 3;

[[noreturn]] void stop(const std::string& why) {
  std::cerr << "make_class: " << why << '\n';
  std::exit(1);
}

// std::uniform_int_distribution differs between libraries.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_(seed) {}
  std::uint64_t below(std::uint64_t bound) { return random_() % bound; }
  std::uint64_t from(std::uint64_t least, std::uint64_t most) { return least + below(most - least + 1); }

 private:
  std::mt19937_64 random_;
};

using Words = std::vector<std::string>;

std::size_t language_of(const fs::path& path) {
  const std::string name = path.parent_path().filename().string() + "-" + path.filename().string();
  for (std::size_t i = 0; i < kLanguages.size(); ++i) {
    const std::string code = std::string(kLanguages[i]) + "-";
    if (name.starts_with(code) || name.find("-" + code) != std::string::npos) return i;
  }
  return kLanguages.size();
}

std::array<Words, 3> read_texts(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  std::array<Words, 3> texts;
  for (const fs::path& path : paths) {
    const std::size_t language = language_of(path);
    if (language == texts.size()) continue;
    std::ifstream file(path, std::ios::binary);
    for (std::string word; file >> word;) texts[language].push_back(std::move(word));
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts[i].size() < 1000) stop(folder.string() + ": too few words in " + kLanguages[i]);
  }
  return texts;
}

struct MadeWork {
  std::size_t language = 0;
  Words words;
};

void add_own_words(const Words& text, std::size_t count, Dice& dice, Words& words) {
  const std::size_t end = words.size() + count;
  while (words.size() < end) {
    const std::size_t piece = std::min<std::size_t>(dice.from(1, kLongestPiece), end - words.size());
    const std::size_t at = dice.below(text.size() - piece);
    for (std::size_t i = 0; i < piece; ++i) words.push_back(text[at + i]);
  }
}

MadeWork own_work(const std::array<Words, 3>& texts, std::uint32_t words, Dice& dice) {
  const std::uint64_t drawn = dice.below(20);
  MadeWork work{drawn < 3 ? std::size_t{0} : drawn < 6 ? std::size_t{1} : std::size_t{2}, {}};
  const std::size_t other = (work.language + 1 + dice.below(2)) % texts.size();
  add_own_words(texts[work.language], words - kParagraphWords, dice, work.words);
  add_own_words(texts[other], kParagraphWords, dice, work.words);
  return work;
}

// Puts passages of earlier works in the place of words of this one.
void borrow(const std::vector<MadeWork>& earlier, const Words& text, Dice& dice, MadeWork& work) {
  for (std::uint64_t passages = dice.from(1, 3); passages > 0; --passages) {
    const MadeWork& source = earlier[dice.below(earlier.size())];
    const std::size_t count = std::min<std::size_t>(dice.from(60, 300), work.words.size() / 4);
    if (source.language != work.language) continue;
    const std::size_t from = dice.below(source.words.size() - count);
    const std::size_t to = dice.below(work.words.size() - count);
    const bool edited = dice.below(2) == 0;
    for (std::size_t i = 0; i < count; ++i) {
      const bool replaced = edited && dice.below(8) == 0;
      work.words[to + i] = replaced ? text[dice.below(text.size())] : source.words[from + i];
    }
  }
}

std::string text_of(const MadeWork& work, bool line) {
  std::string text = line ? std::string(kAssignment[work.language]) + "\n\n" : std::string();
  for (std::size_t i = 0; i < work.words.size(); ++i) {
    text += work.words[i];
    text += (i + 1) % kParagraphWords == 0 ? '\n' : ' ';
  }
  return text + '\n';
}

std::string name_of(std::size_t number) {
  std::string digits = std::to_string(number + 1);
  return "work-" + std::string(digits.size() < 6 ? 6 - digits.size() : 0, '0') + digits + ".txt";
}

std::uint64_t number(const char* text) {
  std::uint64_t value = 0;
  std::istringstream stream(text);
  if (!(stream >> value) || value == 0) stop(std::string(text) + ": a number above 0 is needed");
  return value;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4 || argc > 7) stop("usage: make_class TEXTS OUT WORKS [WORDS [SEED [line]]]");
  const auto works = number(argv[3]);
  const auto words = static_cast<std::uint32_t>(argc > 4 ? number(argv[4]) : 3000);
  const auto seed = argc > 5 ? number(argv[5]) : 1;
  const bool line = argc > 6 && std::string(argv[6]) == "line";
  if (words < 4 * kParagraphWords) stop("a work has at least " + std::to_string(4 * kParagraphWords) + " words");
  const auto texts = read_texts(argv[1]);
  fs::create_directories(argv[2]);
  Dice dice(seed);
  std::vector<MadeWork> made;
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < works; ++i) {
    MadeWork work = own_work(texts, words, dice);
    if (i > 0 && dice.below(5) == 0) borrow(made, texts[work.language], dice, work);
    const std::string text = text_of(work, line);
    bytes += text.size();
    std::ofstream file(fs::path(argv[2]) / name_of(i), std::ios::binary);
    file << text << std::flush;
    if (!file) stop(std::string(argv[2]) + ": cannot be written");
    made.push_back(std::move(work));
  }
  std::cout << works << " works of " << words << " words, " << bytes << " bytes, seed " << seed << '\n';
}
