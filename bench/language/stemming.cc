#include "bench/language/stemming.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <string_view>

#include "tokenizers/clean.h"
#include "tokenizers/code_points.h"
#include "tokenizers/fold.h"
#include "tokenizers/kyrgyz_stemmer.h"
#include "tokenizers/look_alikes.h"

namespace tamga::bench {
namespace {

namespace fs = std::filesystem;

std::string folded(std::string_view word) {
  return readable_spelling(fold_word(clean_text(word).text), Script::kCyrillic);
}

std::string key(std::string_view folded_word) {
  return kyrgyz_stem(folded_word);
}

bool is_word(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto c = next_code_point(text, at);
    if (c < 0x400 || c >= 0x530) return false;
  }
  return !text.empty();
}

std::vector<std::vector<std::string>> read_rows(const fs::path& path) {
  std::vector<std::vector<std::string>> rows;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    std::vector<std::string> cells;
    std::istringstream parts(line);
    for (std::string cell; std::getline(parts, cell, '\t');) cells.push_back(cell);
    rows.push_back(std::move(cells));
  }
  return rows;
}

struct Word {
  std::string form;
  std::string lemma;
};

std::vector<Word> read_treebank(const fs::path& path) {
  std::vector<Word> words;
  for (const auto& row : read_rows(path)) {
    if (row.size() < 4 || row[3] == "PUNCT") continue;
    Word word{folded(row[1]), folded(row[2])};
    if (is_word(word.form) && is_word(word.lemma)) words.push_back(std::move(word));
  }
  return words;
}

using Families = std::map<std::string, std::set<std::string>>;  // the forms of each lemma

Families families_of(const std::vector<Word>& words) {
  Families families;
  for (const auto& word : words) families[word.lemma].insert(word.form);
  return families;
}

Figure all_forms(const Families& families) {
  Figure figure{"stems: all forms", 0, 0};
  for (const auto& [lemma, forms] : families) {
    if (forms.size() < 2) continue;
    ++figure.all;
    figure.right += std::ranges::all_of(forms, [&](const auto& form) { return key(form) == key(*forms.begin()); });
  }
  return figure;
}

bool are_family(const std::string& one, const std::string& other) {
  return one.starts_with(other) || other.starts_with(one);
}

Figure family_precision(const std::vector<Word>& words) {
  std::map<std::string, std::set<std::pair<std::string, std::string>>> by_key;  // form and lemma
  for (const auto& word : words) by_key[key(word.form)].insert({word.form, word.lemma});
  Figure figure{"stems: family precision", 0, 0};
  for (const auto& [stem, members] : by_key) {
    for (auto one = members.begin(); one != members.end(); ++one) {
      for (auto other = std::next(one); other != members.end(); ++other) {
        if (one->first == other->first) continue;
        ++figure.all;
        figure.right += are_family(one->second, other->second) ? 1U : 0U;
      }
    }
  }
  return figure;
}

Figure survival(const std::vector<Word>& words) {
  constexpr double kReplaced = 0.177;
  constexpr std::size_t kGram = 5;
  const auto families = families_of(words);
  const auto replaceable = [&](const Word& word) { return families.at(word.lemma).size() > 1; };
  const auto able = static_cast<double>(std::ranges::count_if(words, replaceable));
  const double chance = kReplaced * static_cast<double>(words.size()) / able;
  Figure figure{"stems: 5-gram survival", 0, 0};
  std::mt19937 random(1);
  std::uniform_real_distribution<double> uniform;
  std::size_t unchanged = 0;
  for (const auto& word : words) {
    std::string form = word.form;
    if (replaceable(word) && uniform(random) < chance) {
      const auto& forms = families.at(word.lemma);
      while (form == word.form) form = *std::next(forms.begin(), static_cast<std::ptrdiff_t>(random() % forms.size()));
    }
    unchanged = key(form) == key(word.form) ? unchanged + 1 : 0;
    ++figure.all;
    figure.right += unchanged >= kGram ? 1U : 0U;
  }
  return figure;
}

std::vector<Figure> expected_keys(const fs::path& list) {
  Figure named{"stems: expected keys", 0, 0};
  Figure majority{"stems: key of most forms of the lemma", 0, 0};
  std::map<std::string, std::map<std::string, std::uint64_t>> keys;  // of each lemma
  for (const auto& row : read_rows(list)) {
    if (row.size() < 4 || row[0] == "form") continue;
    const auto own = key(folded(row[0]));
    ++named.all;
    named.right += own == row[3] ? 1U : 0U;
    ++keys[row[1]][own];
  }
  for (const auto& [lemma, counts] : keys) {
    std::uint64_t most = 0;
    for (const auto& [own, count] : counts) {
      majority.all += count;
      most = std::max(most, count);
    }
    majority.right += most;
  }
  return {named, majority};
}

Figure pairs(const fs::path& list) {
  Figure figure{"stems: pairs told apart as listed", 0, 0};
  for (const auto& row : read_rows(list)) {
    if (row.size() < 5 || row[0] == "word_a") continue;
    ++figure.all;
    const bool collide = key(folded(row[0])) == key(folded(row[1]));
    figure.right += collide == (row[4] == "collide") ? 1U : 0U;
  }
  return figure;
}

}  // namespace

std::vector<Figure> stemming_figures(const fs::path& data, const fs::path& lang) {
  const auto test = read_treebank(data / "ky-ud" / "ky_ktmu-ud-test.conllu");
  auto all = test;
  std::ranges::move(read_treebank(data / "ky-ud" / "ky_ktmu-ud-train.conllu"), std::back_inserter(all));
  std::vector<Figure> figures{all_forms(families_of(test)), family_precision(test), survival(all)};
  std::ranges::move(expected_keys(lang / "ky-stem-tests.tsv"), std::back_inserter(figures));
  figures.push_back(pairs(lang / "ky-stem-negative-pairs.tsv"));
  return figures;
}

}  // namespace tamga::bench
