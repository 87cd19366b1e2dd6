#include "bench/texts.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <map>
#include <random>

#include "engine/fingerprint/winnowing.h"
#include "engine/text/utf8.h"
#include "tokenizers/standard_tokenizer.h"

namespace tamga::bench {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void stop(const std::string& why) {
  std::cerr << "bench: " << why << '\n';
  std::exit(1);
}

// Sentences by language: of files whose name or folder says the language ("source-ky-03.txt", "ky/a.txt").
std::map<std::string, std::vector<std::string>> read_sentences() {
  const char* folder = std::getenv("TAMGA_BENCH_TEXTS");
  std::map<std::string, std::vector<std::string>> sentences;
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder != nullptr ? folder : TAMGA_SAMPLES)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  for (const fs::path& path : paths) {
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (first_invalid_utf8(text)) continue;  // a sample in an old encoding
    const std::string name = path.parent_path().filename().string() + "-" + path.filename().string();
    for (const std::string language : {"ky", "ru", "en"}) {
      if (name.find(language + "-") == std::string::npos) continue;
      auto& into = sentences[language];
      std::size_t begin = 0;
      for (std::size_t at = 0; at + 1 < text.size(); ++at) {
        if (text[at] != '.' || (text[at + 1] != ' ' && text[at + 1] != '\n')) continue;
        into.push_back(text.substr(begin, at + 1 - begin));
        begin = at + 2;
      }
      break;
    }
  }
  return sentences;
}

const std::vector<std::string>& sentences_of(const std::string& language) {
  static const auto all = read_sentences();
  const auto found = all.find(language);
  if (found == all.end() || found->second.empty()) stop("no texts in " + language);
  return found->second;
}

std::size_t count_words(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count(text, ' ')) + 1;
}

// A word that stands nowhere else: letters from a number.
std::string own_word(std::uint64_t number, bool latin) {
  std::string word;
  for (; number > 0; number /= 20) {
    const auto letter = static_cast<char>(number % 20);
    if (latin) {
      word += static_cast<char>('b' + letter);
    } else {
      word += '\xD0';
      word += static_cast<char>('\xB0' + letter % 16);
    }
  }
  return word;
}

using Pick = std::function<const std::string&(std::uint64_t)>;

// Sentences that `pick` gives for random numbers. Every fourth word is followed by one of its own, so that no 5-gram of
// the base sentence survives.
std::string document_of(const Pick& pick, std::uint32_t words, std::uint64_t seed, bool latin) {
  std::mt19937_64 random(seed);
  std::string text;
  for (std::size_t count = 0; count < words;) {
    const std::string& sentence = pick(random());
    std::size_t done = 0;
    for (std::size_t at = 0, word = 0; at <= sentence.size(); ++at) {
      if (at < sentence.size() && sentence[at] != ' ') continue;
      text.append(sentence, done, at - done);
      if (++word % 4 == 0) text += " " + own_word(random(), latin);
      text += ' ';
      done = at + 1;
    }
    text += '\n';
    count += count_words(sentence) * 5 / 4;
  }
  return text;
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    if (end > begin) parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

}  // namespace

std::string document(const std::string& language, std::uint32_t words, std::uint64_t seed) {
  const auto& sentences = sentences_of(language);
  const auto any = [&](std::uint64_t number) -> const std::string& { return sentences[number % sentences.size()]; };
  return document_of(any, words, seed, language == "en");
}

UnrelatedDocuments unrelated_documents(const std::string& language, std::uint32_t words, std::uint64_t seed) {
  const auto& sentences = sentences_of(language);
  const std::size_t half = sentences.size() / 2;
  if (half == 0) stop("fewer than two sentences in " + language);
  const auto first = [&](std::uint64_t number) -> const std::string& { return sentences[number % half]; };
  const auto second = [&](std::uint64_t number) -> const std::string& { return sentences[half + number % half]; };
  const bool latin = language == "en";
  return {document_of(first, words, seed, latin), document_of(second, words, seed + 1, latin)};
}

std::string heavily_edited(const std::string& source, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::string text;
  for (const std::string& line : split(source, '\n')) {
    auto words = split(line, ' ');
    std::ranges::shuffle(words, random);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i % 6 == 0) continue;
      text += (i % 6 == 1 ? own_word(random(), false) : words[i]) + ' ';
    }
    text += '\n';
  }
  return text;
}

std::string borrowing_document(const std::string& source, std::uint32_t words, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto lines = split(source, '\n');
  std::string own = document("ru", words * 2 / 3, seed);
  std::string text;
  std::size_t at = 0;
  for (std::size_t borrowed = 0; borrowed < words / 3;) {
    const std::size_t next = std::min(own.find('\n', std::min(at + 2000, own.size())), own.size());
    text.append(own, at, next - at).append("\n");
    at = next;
    const std::size_t first = random() % lines.size();
    for (std::size_t line = first; line < std::min(first + 6, lines.size()); ++line) {
      text += lines[line] + "\n";
      borrowed += count_words(lines[line]);
    }
  }
  return text.append(own, at);
}

const Tokenizer& tokenizer() {
  static const auto made = make_standard_tokenizer();
  return *made;
}

TokenizedText tokens_of(const std::string& text) {
  auto tokens = tokenizer().tokenize(text);
  if (!tokens) stop(tokens.error().message);
  return *std::move(tokens);
}

IndexSettings index_settings() {
  IndexSettings settings;
  settings.normalisation = tokenizer().normalisation();
  return settings;
}

NewDocument new_document(const std::string& id, const std::string& text) {
  NewDocument made;
  made.record.id = id;
  made.record.sha256 = id;
  made.record.first_seen = "2026-01-01T00:00:00Z";
  made.text.text = text;
  made.text.format = "plain text";
  made.text.blocks = {{{0, static_cast<std::uint32_t>(text.size())}, Part::kBody, 1, 0}};
  const auto tokens = tokens_of(text);
  made.record.words = static_cast<std::uint32_t>(tokens.tokens.size());
  for (const Fingerprint& each : fingerprint(tokens.tokens, {})) made.hashes.push_back(each.hash);
  return made;
}

}  // namespace tamga::bench
