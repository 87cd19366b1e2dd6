// Whether flags are raised where words are disguised, and nowhere else; and how fast marks and flags are read.
//
//   bench_signs texts DIR            every document below DIR that has a flag, and how many have
//   bench_signs works DIR [COUNT [PERCENT [KIND]]]
//                                    COUNT works of each disguise (300) made of the documents of DIR, with just as many
//                                    disguised words as raise a flag, or PERCENT of them; how many are flagged.
//                                    KIND: those with this in their name (latin)
//   bench_signs margins              lines from standard input: the margin of transliteration of each
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "bench/signs/disguise.h"
#include "corpora/extract/extract.h"
#include "engine/base/hash.h"
#include "tokenizers/flags/flag_reader.h"
#include "tokenizers/flags/transliteration.h"
#include "tokenizers/standard_tokenizer.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

struct Clock {
  std::chrono::nanoseconds spent{};
  template <class Work>
  auto run(Work work) {
    const auto begin = std::chrono::steady_clock::now();
    auto result = work();
    spent += std::chrono::steady_clock::now() - begin;
    return result;
  }
  double seconds() const { return std::chrono::duration<double>(spent).count(); }
};

void print_flag(const std::string& name, const std::string& text, const Flag& flag) {
  std::printf("%s: %s, %u words, threshold %u:", name.c_str(), std::string(flag_kind_name(flag.kind)).c_str(),
              flag.words, flag.threshold);
  for (std::size_t i = 0; i < std::min<std::size_t>(flag.places.size(), 6); ++i) {
    std::printf(" \"%s\"", text.substr(flag.places[i].begin, flag.places[i].size()).c_str());
  }
  std::printf("\n");
}

// Of every mark, flag and observation with its place: two programs that give the same one read the same signs.
std::uint64_t add_to_digest(std::uint64_t digest, const TextSigns& signs) {
  std::vector<std::uint64_t> all = {digest};
  const auto add = [&all](auto kind, ByteRange range, std::uint64_t number) {
    all.insert(all.end(), {static_cast<std::uint64_t>(kind), range.begin, range.end, number});
  };
  for (const auto& mark : signs.marks) {
    add(mark.kind, mark.range, mark.score);
    add(mark.kind, {mark.tokens.begin, mark.tokens.end}, 0);
  }
  for (const auto& flag : signs.flags) {
    for (const auto& place : flag.places) add(flag.kind, place, flag.words);
  }
  for (const auto& seen : signs.observations) {
    for (const auto& place : seen.places) add(seen.kind, place, seen.words);
  }
  return hash64(std::span<const std::uint64_t>(all));
}

int check_texts(const fs::path& folder) {
  const auto tokenizer = make_standard_tokenizer();
  Clock tokens_clock, signs_clock;
  std::size_t documents = 0, flagged = 0, bytes = 0;
  std::map<std::string_view, std::uint64_t> marks, observations;
  std::uint64_t digest = 0;
  for (const auto& path : files_below(folder)) {
    const auto text = extract(read_file(path), path.filename().string());
    if (!text) continue;
    const auto tokens = tokens_clock.run([&] { return tokenizer->tokenize(text->text); });
    const auto signs = signs_clock.run([&] { return tokenizer->read_signs(*text, *tokens); });
    ++documents;
    bytes += text->text.size();
    flagged += signs->flags.empty() ? 0 : 1;
    digest = add_to_digest(digest, *signs);
    for (const auto& flag : signs->flags) print_flag(fs::relative(path, folder).string(), text->text, flag);
    for (const auto& mark : signs->marks) ++marks[mark_kind_name(mark.kind)];
    for (const auto& seen : signs->observations) observations[observation_kind_name(seen.kind)] += seen.words;
  }
  std::printf("%zu documents, %zu flagged (%.3f %%)\n", documents, flagged,
              100.0 * static_cast<double>(flagged) / static_cast<double>(std::max<std::size_t>(documents, 1)));
  for (const auto& [kind, count] : marks) std::printf("  %s %llu", std::string(kind).c_str(), 0ULL + count);
  for (const auto& [kind, count] : observations) std::printf("  %s %llu", std::string(kind).c_str(), 0ULL + count);
  const auto megabytes = static_cast<double>(bytes) / 1e6;
  std::printf("\ndigest of all signs %016llx", 0ULL + digest);
  std::printf("\n%.1f MB; tokens %.1f MB/s, signs %.1f MB/s\n", megabytes, megabytes / tokens_clock.seconds(),
              megabytes / signs_clock.seconds());
  return 0;
}

struct Made {
  std::uint32_t works = 0;
  std::uint32_t flagged = 0;
};

FlagKind flag_of(Disguise kind) {
  switch (kind) {
    case Disguise::kHomoglyph:
    case Disguise::kHomoglyphAll:
      return FlagKind::kMixedScript;
    case Disguise::kInvisible:
      return FlagKind::kInvisible;
    case Disguise::kSpaced:
      return FlagKind::kSpacedLetters;
    default:
      return FlagKind::kTransliteration;
  }
}

// Documents of 250 words or more, in an order of chance.
std::vector<ExtractedText> some_documents(const fs::path& folder, std::mt19937& random) {
  auto files = files_below(folder);
  std::ranges::shuffle(files, random);
  std::vector<ExtractedText> documents;
  for (const auto& path : files) {
    auto text = extract(read_file(path), path.filename().string());
    if (text && text->text.size() > 2500 && text->text.size() < 100'000) documents.push_back(*std::move(text));
  }
  return documents;
}

// How many works, and how many disguised words, in per cent of those that raise a flag.
struct Wanted {
  std::uint32_t works = 300;
  std::uint32_t percent = 100;
  std::string kinds;  // what their names hold
};

// All places: what the flags found of them is not listed below the threshold.
void print_missed(const DisguisedText& disguised, Disguise kind) {
  std::fprintf(stderr, "missed: %s, %u words disguised:", std::string(disguise_name(kind)).c_str(), disguised.words);
  for (const auto& place : disguised.places) {
    auto text = disguised.text.substr(place.begin, place.size());
    std::ranges::replace(text, '\n', ' ');
    std::fprintf(stderr, " \"%s\" (%.1f)", text.c_str(), transliteration_margin(text));
  }
  std::fputc('\n', stderr);
}

Made check_works(const std::vector<ExtractedText>& documents, Disguise kind, Wanted asked, std::mt19937& random) {
  const auto tokenizer = make_standard_tokenizer();
  Made made;
  for (std::size_t i = 0; made.works < asked.works && i < 10 * asked.works && !documents.empty(); ++i) {
    const auto& original = documents[i % documents.size()].text;
    const auto before = tokenizer->tokenize(original);
    // Spacing out adds words, one for each letter but the first.
    const auto least = flag_threshold(before->tokens.size() + (kind == Disguise::kSpaced ? 200 : 0));
    const auto wanted = (least * asked.percent + 99) / 100;
    const auto disguised = disguise(original, kind, wanted, random);
    if (disguised.words < wanted) continue;
    const auto text = extract(disguised.text, "work.txt");
    const auto tokens = tokenizer->tokenize(text->text);
    const auto signs = tokenizer->read_signs(*text, *tokens);
    const bool flagged = std::ranges::count(signs->flags, flag_of(kind), &Flag::kind) > 0;
    ++made.works;
    made.flagged += flagged ? 1 : 0;
    if (!flagged) print_missed(disguised, kind);
  }
  return made;
}

int check_all_works(const fs::path& folder, Wanted asked) {
  for (const char* language : {"ky", "ru", "en"}) {
    std::mt19937 random(17);
    const auto documents = some_documents(folder / language, random);
    for (const auto kind : kDisguises) {
      if (kind >= Disguise::kLatinEnglish && std::strcmp(language, "en") == 0) continue;
      if (disguise_name(kind).find(asked.kinds) == std::string_view::npos) continue;
      const auto made = check_works(documents, kind, asked, random);
      std::printf("%s  %-20s %u of %u flagged\n", language, std::string(disguise_name(kind)).c_str(), made.flagged,
                  made.works);
    }
  }
  return 0;
}

int print_margins() {
  for (std::string line; std::getline(std::cin, line);) {
    std::printf("%.1f\t%s\n", transliteration_margin(line), line.c_str());
  }
  return 0;
}

int run(const std::vector<std::string>& arguments) {
  if (arguments.size() == 2 && arguments[0] == "texts") return check_texts(arguments[1]);
  if (arguments.size() >= 2 && arguments[0] == "works") {
    const auto number = [&](std::size_t i, std::uint32_t otherwise) {
      return arguments.size() > i ? static_cast<std::uint32_t>(std::stoul(arguments[i])) : otherwise;
    };
    return check_all_works(arguments[1], {number(2, 300), number(3, 100), arguments.size() > 4 ? arguments[4] : ""});
  }
  if (arguments.size() == 1 && arguments[0] == "margins") return print_margins();
  std::fprintf(stderr, "usage: bench_signs texts DIR | works DIR [COUNT [PERCENT [KIND]]] | margins\n");
  return 2;
}

}  // namespace
}  // namespace tamga

int main(int count, char** arguments) {
  return tamga::run({arguments + 1, arguments + count});
}
