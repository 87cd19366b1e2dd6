// The tokenizer against the step-by-step one: the same tokens, and how many times as fast, in one run.
//
//   bench_reference [--all | --fast] [FOLDER]
//
// FOLDER: .txt files in folders or with names that begin with ky, ru, en; the samples if there is none. --all: every
// code point in contexts as well. --fast: only the speed of the fast ones, to profile them. Speeds are from text in
// memory to winnowed fingerprints, by processor time. Ends with 1 if a token differs.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/fingerprint/winnowing.h"
#include "engine/text/utf8.h"
#include "tokenizers/reference/reference_tokenizer.h"
#include "tokenizers/standard_tokenizer.h"

namespace tamga::bench {
namespace {

namespace fs = std::filesystem;
using Texts = std::vector<std::string>;

// By language, which a folder or the beginning of a name says.
std::map<std::string, Texts> read_texts(const fs::path& folder) {
  std::map<std::string, Texts> texts;
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    if (first_invalid_utf8(text)) continue;  // a sample in an old encoding
    std::string language = "other";
    for (const std::string known : {"ky", "ru", "en"}) {
      const bool named = path.filename().string().find(known + "-") != std::string::npos;
      if (path.parent_path().filename() == known || named) language = known;
    }
    texts[language].push_back(std::move(text));
  }
  return texts;
}

// Every code point between letters, digits, spaces and marks, at ends of sentences and lines, alone and twice.
Texts code_points_in_context() {
  Texts texts;
  std::string text;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string x;
    append_utf8(x, c);
    texts.push_back(x);
    for (const char* around :
         {"а|б ",     "x|y ",       " |Б",     "5|6 ",    " | ",          "\u0301|е",  "е|\u0306 ",
          "и|\u0306", " д.| Вот! ", "да?|Да.", "е-|\nна", "е\u00AD|\nна", "12 | А. ",  "\u200B|\u200B",
          "||\r\n",   "а||б",       "5||6",    "\n|\n",   "10.|5 ",       "г.| 5 | о", "\n"}) {
      for (const char* at = around; *at != '\0'; ++at) *at == '|' ? text += x : text += *at;
    }
    if (text.size() > 100'000) texts.push_back(std::exchange(text, {}));
  }
  texts.push_back(text);
  return texts;
}

std::size_t count_differences(const Texts& texts, const Tokenizer& reference, const Tokenizer& tokenizer) {
  std::size_t differences = 0;
  for (const auto& text : texts) {
    const auto expected = reference.tokenize(text);
    const auto found = tokenizer.tokenize(text);
    const bool same = found && expected && found->tokens == expected->tokens && found->sentences == expected->sentences;
    differences += same ? 0 : 1;
  }
  return differences;
}

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// Megabytes a second: of the first pass over the texts, and the median of the passes behind it.
struct Speed {
  double first = 0;
  double median = 0;
};

Speed measure(const Texts& texts, const Tokenizer& tokenizer) {
  constexpr int kPasses = 7;
  std::size_t bytes = 0;
  for (const auto& text : texts) bytes += text.size();
  const double megabytes = static_cast<double>(bytes) / 1e6;
  std::vector<double> speeds;
  std::size_t kept = 0;
  for (int pass = 0; pass < kPasses; ++pass) {
    const double begin = processor_seconds();
    for (const auto& text : texts) kept += fingerprint(tokenizer.tokenize(text)->tokens, {}).size();
    speeds.push_back(megabytes / (processor_seconds() - begin));
    if (processor_seconds() - begin > 3 && pass >= 2) break;  // the slow one
  }
  if (kept == 0) std::puts("no fingerprints");
  const double first = speeds.front();
  std::ranges::sort(speeds.begin() + 1, speeds.end());
  return {first, speeds[1 + (speeds.size() - 1) / 2]};
}

struct Named {
  const char* name;
  std::unique_ptr<Tokenizer> tokenizer;
};

std::vector<Named> tokenizers() {
  std::vector<Named> all;
  all.push_back({"portable", make_standard_tokenizer(VectorCode::kPortable)});
  if (best_vector_code() != VectorCode::kPortable) all.push_back({"AVX2", make_standard_tokenizer()});
  return all;
}

std::size_t report(const std::string& language, const Texts& texts, const Tokenizer& reference) {
  std::size_t bytes = 0;
  std::size_t differences = 0;
  for (const auto& text : texts) bytes += text.size();
  std::printf("%s: %zu texts, %.1f MB\n", language.c_str(), texts.size(), static_cast<double>(bytes) / 1e6);
  const auto slow = measure(texts, reference);
  std::printf("  %-10s %8.1f MB/s\n", "reference", slow.median);
  for (const auto& [name, tokenizer] : tokenizers()) {
    const auto speed = measure(texts, *tokenizer);
    const auto differ = count_differences(texts, reference, *tokenizer);
    std::printf("  %-10s %8.1f MB/s, %.1f times the reference; first pass %.1f MB/s; texts that differ: %zu\n", name,
                speed.median, speed.median / slow.median, speed.first, differ);
    differences += differ;
  }
  return differences;
}

void report_speed(const std::string& language, const Texts& texts) {
  for (const auto& [name, tokenizer] : tokenizers()) {
    const auto speed = measure(texts, *tokenizer);
    std::printf("%s, %s: %.1f MB/s; first pass %.1f MB/s\n", language.c_str(), name, speed.median, speed.first);
  }
}

int run(const fs::path& folder, bool all, bool fast) {
  if (fast) {
    for (const auto& [language, texts] : read_texts(folder)) report_speed(language, texts);
    return 0;
  }
  const auto reference = make_reference_tokenizer();
  std::size_t differences = 0;
  for (const auto& [language, texts] : read_texts(folder)) differences += report(language, texts, *reference);
  if (all) {
    const auto texts = code_points_in_context();
    for (const auto& [name, tokenizer] : tokenizers()) {
      const auto differ = count_differences(texts, *reference, *tokenizer);
      std::printf("every code point in contexts, %s: texts that differ: %zu\n", name, differ);
      differences += differ;
    }
  }
  return differences == 0 ? 0 : 1;
}

}  // namespace
}  // namespace tamga::bench

int main(int argc, char** argv) {
  std::filesystem::path folder = TAMGA_SAMPLES;
  bool all = false;
  bool fast = false;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--all") {
      all = true;
    } else if (argument == "--fast") {
      fast = true;
    } else if (!argument.starts_with("--")) {  // ./dev bench hands on --benchmark_filter and the like
      folder = argument;
    }
  }
  return tamga::bench::run(folder, all, fast);
}
