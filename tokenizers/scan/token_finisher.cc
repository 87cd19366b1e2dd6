#include "tokenizers/scan/token_finisher.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "tokenizers/language.h"
#include "tokenizers/language_model.h"
#include "tokenizers/scan/word_facts.h"
#include "tokenizers/scan/word_scores.h"

namespace tamga {
namespace {

// word_language() in a sentence of one language, by the script of the word.
using WordLanguages = std::array<Language, 5>;

WordLanguages word_languages(Language sentence) {
  WordLanguages languages{};
  for (std::size_t script = 0; script < languages.size(); ++script) {
    languages[script] = word_language(sentence, static_cast<Script>(script));
  }
  return languages;
}

class Finisher {
 public:
  Finisher(std::string_view text, ReadText& read, WordTable& table, Stemmer& stemmer, const StopWords& stop_words)
      : text_(text), read_(read), table_(table), stemmer_(stemmer), stop_words_(stop_words) {}

  TokenizedText run() {
    result_.tokens = std::move(read_.tokens);
    add_sentences();
    for (std::uint32_t number = 0; number < result_.sentences.size(); ++number) finish_sentence(number);
    return std::move(result_);
  }

 private:
  TokenRange sentence_tokens(std::size_t number) const {
    const bool last = number + 1 == read_.sentences.size();
    const auto end = last ? static_cast<std::uint32_t>(result_.tokens.size()) : read_.sentences[number + 1];
    return {read_.sentences[number], end};
  }

  void add_sentences() {
    std::vector<LanguageScores> scores;
    scores.reserve(read_.sentences.size());
    for (std::size_t s = 0; s < read_.sentences.size(); ++s) scores.push_back(score_sentence(sentence_tokens(s)));
    const auto languages = smooth_languages(scores);
    result_.sentences.reserve(scores.size());
    for (std::size_t s = 0; s < scores.size(); ++s) {
      const auto tokens = sentence_tokens(s);
      const ByteRange range{result_.tokens[tokens.begin].range.begin, result_.tokens[tokens.end - 1].range.end};
      result_.sentences.push_back({range, tokens, languages[s]});
    }
  }

  // A word without an entry.
  WordSpelling spelling(std::uint32_t token) const {
    const auto& range = result_.tokens[token].range;
    return spell(text_.substr(range.begin, range.size()));
  }

  LanguageScores score_sentence(TokenRange tokens) {
    LanguageScores scores;
    SentenceScript script;
    dependent_.clear();
    for (auto begin = tokens.begin; begin < tokens.end; begin += kMostSummed) {
      const auto sums = sum_words({begin, std::min(begin + kMostSummed, tokens.end)});
      script.add(latin_words(sums), cyrillic_words(sums));
      scores += language_scores(sums);
    }
    for (const auto token : dependent_) {
      if (read_.entries[token] == WordTable::kNone) script.add(spelling(token).canonical);
    }
    scores += score_dependent(script.script());
    return scores;
  }

  // Of the words whose scores do not depend on their sentence; the others join dependent_.
  ScoreSums sum_words(TokenRange tokens) {
    ScoreSums sums{};
    auto dependent = dependent_.size();
    dependent_.resize(dependent + tokens.size());
    for (auto token = tokens.begin; token < tokens.end; ++token) {
      const WordEntry& entry = table_[read_.entries[token]];
      add_scores(sums, entry.scores);
      dependent_[dependent] = token;
      dependent += entry.dependent != 0 ? 1 : 0;  // without a branch, which would be a surprise every fourth word
    }
    dependent_.resize(dependent);
    return sums;
  }

  LanguageScores score_dependent(Script sentence) const {
    LanguageScores scores;
    for (std::size_t begin = 0; begin < dependent_.size(); begin += kMostSummed) {
      ScoreSums sums{};
      const auto end = std::min<std::size_t>(begin + kMostSummed, dependent_.size());
      for (std::size_t i = begin; i < end; ++i) {
        const auto place = read_.entries[dependent_[i]];
        if (place != WordTable::kNone) {
          add_scores(sums, table_.dependent(table_[place], sentence));
        } else {
          const auto word = spelling(dependent_[i]);
          scores += score_word(word.clean, word.canonical, sentence);
        }
      }
      scores += language_scores(sums);
    }
    return scores;
  }

  void finish_sentence(std::uint32_t number) {
    const auto& sentence = result_.sentences[number];
    const auto languages = word_languages(sentence.language);
    for (auto i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      auto& token = result_.tokens[i];
      token.sentence = number;
      const auto place = read_.entries[i];
      if (place == WordTable::kNone) {
        finish_word_without_entry(i, sentence.language);
        continue;
      }
      const WordEntry& entry = table_[place];
      token.language = languages[static_cast<std::size_t>(entry.script)];
      const auto language = static_cast<unsigned>(token.language);
      token.stop_word = (entry.stop_word_in >> language & 1U) != 0;
      if ((entry.known_stems >> language & 1U) == 0) table_.add_stem(place, token.language, stemmer_);
      token.stem_key = token.language == Language::kOther ? token.exact_key : entry.stem_keys[language - 1];
    }
  }

  void finish_word_without_entry(std::uint32_t i, Language sentence) {
    auto& token = result_.tokens[i];
    const auto word = spelling(i);
    token.language = word_language(sentence, decided_script(word.canonical));
    token.stop_word = stop_words_.contains(token.language, token.exact_key);
    token.stem_key = stem_key(word.canonical, token.language, stemmer_);
  }

  std::string_view text_;
  ReadText& read_;
  WordTable& table_;
  Stemmer& stemmer_;
  const StopWords& stop_words_;
  std::vector<std::uint32_t> dependent_;  // tokens of the sentence at hand
  TokenizedText result_;
};

}  // namespace

TokenizedText finish_tokens(std::string_view text, ReadText& read, WordTable& table, Stemmer& stemmer,
                            const StopWords& stop_words) {
  return Finisher(text, read, table, stemmer, stop_words).run();
}

}  // namespace tamga
