#include "tokenizers/scan/token_finisher.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "tokenizers/language.h"
#include "tokenizers/language_model.h"
#include "tokenizers/scan/token_filler.h"
#include "tokenizers/scan/word_facts.h"
#include "tokenizers/scan/word_scores.h"

namespace tamga {
namespace {

class Finisher {
 public:
  Finisher(std::string_view text, ReadText& read, WordTable& table, Stemmer& stemmer, const StopWords& stop_words)
      : text_(text), read_(read), table_(table), stemmer_(stemmer), stop_words_(stop_words) {}

  TokenizedText run() {
    result_.tokens = std::move(read_.tokens);
    add_sentences();
    for (std::uint32_t number = 0; number < result_.sentences.size(); ++number) finish_sentence(number);
    finish_words_without_entry();
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
    for (; read_.sums[piece_].token < tokens.end; ++piece_) {
      const auto sums = difference(read_.sums[piece_ + 1].sums, read_.sums[piece_].sums);
      script.add(latin_words(sums), cyrillic_words(sums));
      scores += language_scores(sums);
    }
    const auto dependent = words_in(read_.dependent, next_dependent_, tokens);
    for (const auto token : dependent) {
      if (read_.entries[token] == WordTable::kNone) script.add(spelling(token).canonical);
    }
    scores += score_dependent(dependent, script.script());
    return scores;
  }

  // Those of a list of tokens that lie in a sentence, the next one in order; `next` goes behind them.
  static std::span<const std::uint32_t> words_in(const std::vector<std::uint32_t>& list, std::size_t& next,
                                                 TokenRange tokens) {
    const auto begin = next;
    while (next < list.size() && list[next] < tokens.end) ++next;
    return std::span(list).subspan(begin, next - begin);
  }

  LanguageScores score_dependent(std::span<const std::uint32_t> words, Script sentence) const {
    LanguageScores scores;
    ScoreSums sums{};
    std::uint32_t summed = 0;
    for (const auto token : words) {
      const auto place = read_.entries[token];
      if (place == WordTable::kNone) {
        const auto word = spelling(token);
        scores += score_word(word.clean, word.canonical, sentence);
        continue;
      }
      add_scores(sums, table_.dependent(table_[place], sentence));
      if (++summed % kMostSummed == 0) scores += language_scores(std::exchange(sums, {}));
    }
    return scores += language_scores(sums);
  }

  void finish_sentence(std::uint32_t number) {
    const auto& sentence = result_.sentences[number];
    if (filler_.sentence() != sentence.language) filler_.choose(sentence.language);
    const auto stemless = words_in(read_.stemless, next_stemless_, sentence.tokens);
    if (!was_guessed(sentence)) {
      fill(sentence);
    } else {
      for (const auto i : stemless) fill(i);
    }
    for (auto i = sentence.tokens.begin; i < sentence.tokens.end; ++i) result_.tokens[i].sentence = number;
  }

  // Whether all words of the sentence were filled for its language. Sentences come in order.
  bool was_guessed(const Sentence& sentence) {
    while (guess_ + 1 < read_.guesses.size() && read_.guesses[guess_ + 1].first_token <= sentence.tokens.begin) {
      ++guess_;
    }
    const bool one = guess_ + 1 == read_.guesses.size() || read_.guesses[guess_ + 1].first_token >= sentence.tokens.end;
    return one && read_.guesses[guess_].language == sentence.language;
  }

  void fill(const Sentence& sentence) {
    for (auto i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      if (read_.entries[i] != WordTable::kNone) fill(i);
    }
  }

  // For the language of the filler, which is that of the sentence.
  void fill(std::uint32_t i) {
    auto& token = result_.tokens[i];
    const auto place = read_.entries[i];
    if (filler_.fill(table_[place], token)) return;
    table_.add_stem(place, token.language, stemmer_);
    filler_.fill(table_[place], token);
  }

  void finish_words_without_entry() {
    for (const auto i : read_.dependent) {
      if (read_.entries[i] != WordTable::kNone) continue;
      auto& token = result_.tokens[i];
      const auto word = spelling(i);
      token.language = word_language(result_.sentences[token.sentence].language, word.script);
      token.stop_word = stop_words_.contains(token.language, token.exact_key);
      token.stem_key = stem_key(word.canonical, word.script, token.language, stemmer_);
    }
  }

  std::string_view text_;
  ReadText& read_;
  WordTable& table_;
  TokenFiller filler_;
  Stemmer& stemmer_;
  const StopWords& stop_words_;
  std::size_t piece_ = 0;  // of the sums
  std::size_t next_dependent_ = 0;
  std::size_t next_stemless_ = 0;
  std::size_t guess_ = 0;
  TokenizedText result_;
};

}  // namespace

TokenizedText finish_tokens(std::string_view text, ReadText& read, WordTable& table, Stemmer& stemmer,
                            const StopWords& stop_words) {
  return Finisher(text, read, table, stemmer, stop_words).run();
}

}  // namespace tamga
