#include "bench/language/languages.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "bench/language/passages.h"
#include "engine/text/language.h"
#include "engine/text/utf8.h"
#include "tokenizers/code_points.h"
#include "tokenizers/language_model.h"

namespace tamga::bench {
namespace {

std::string keyboard(std::string_view text) {
  constexpr std::u32string_view kFrom = U"ңөүҢӨҮ";
  std::string typed;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = next_code_point(text, at);
    const auto letter = kFrom.find(c);
    append_utf8(typed, letter == std::u32string_view::npos ? c : U"ноуНОУ"[letter]);
  }
  return typed;
}

bool is_prose(std::string_view passage, bool cyrillic) {
  std::size_t letters = 0;
  std::size_t all = 0;
  for (std::size_t at = 0; at < passage.size(); ++all) {
    const auto c = next_code_point(passage, at);
    const bool latin = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c < 0x250);
    letters += (cyrillic ? c >= 0x400 && c < 0x530 : latin) ? 1U : 0U;
  }
  return letters * 5 >= all * 3;
}

struct Set {
  std::string name;
  Language expected;
  bool cyrillic;
  std::vector<TextFile> texts;
};

Figure count(const Set& set, bool typed_without, const LanguageOptions& options) {
  Figure figure{"language: " + set.name, 0, 0};
  std::size_t shown = 0;
  for (const auto& drawn : passages_of(set.texts, options.characters, options.passages)) {
    if (!is_prose(drawn, set.cyrillic)) continue;
    const auto passage = typed_without ? keyboard(drawn) : drawn;
    ++figure.all;
    const auto found = language_of(score_language(passage));
    figure.right += found == set.expected ? 1U : 0U;
    if (found != set.expected && shown++ < options.show_mistakes) {
      fmt::print(stderr, "{}: {}: {}\n", figure.name, language_code(found), passage);
    }
  }
  return figure;
}

std::vector<TextFile> turkish_proverbs(const std::filesystem::path& path) {
  TextFile all{path.filename().string(), {}};
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const auto row = nlohmann::json::parse(line, nullptr, false);
    if (row.is_object() && row.contains("tr") && row["tr"].is_string()) {
      all.text += row["tr"].get<std::string>() + "\n";
    }
  }
  return {all};
}

}  // namespace

std::vector<Figure> language_figures(const std::filesystem::path& data, const LanguageOptions& options) {
  const auto unseen = [](std::string_view name) {
    return measures(name) && name.find("constitution") == std::string_view::npos;  // all of it is in the table
  };
  const auto any = [](std::string_view) { return true; };
  const auto kazakh = [](std::string_view name) { return name.ends_with(".kaz.txt"); };
  const Set kyrgyz{"Kyrgyz", Language::kKyrgyz, true, read_texts(data / "texts/ky", unseen)};
  Set typed = kyrgyz;
  typed.name = "Kyrgyz without ң ө ү";
  return {
      count(kyrgyz, false, options),
      count(typed, true, options),
      count({"Russian", Language::kRussian, true, read_texts(data / "texts/ru", unseen)}, false, options),
      count({"English", Language::kEnglish, false, read_texts(data / "texts/en", any)}, false, options),
      count({"Kazakh, as other", Language::kOther, true, read_texts(data / "ky-misc/kaz-kir", kazakh)}, false, options),
      count({"Turkish, as other", Language::kOther, false,
             turkish_proverbs(data / "ky-proverbs/proverbs-ky-latin-tr.jsonl")},
            false, options)};
}

}  // namespace tamga::bench
