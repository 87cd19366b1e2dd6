// clean -> words -> fold -> sentences -> languages -> stems. Each step is a file of its own; this one joins them.
#include "tokenizers/reference/reference_tokenizer.h"

#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include "engine/base/hash.h"
#include "engine/text/utf8.h"
#include "tokenizers/clean.h"
#include "tokenizers/fold.h"
#include "tokenizers/language.h"
#include "tokenizers/look_alikes.h"
#include "tokenizers/reference/reference_sentences.h"
#include "tokenizers/stemmer.h"
#include "tokenizers/stop_words.h"
#include "tokenizers/words.h"

namespace tamga {
namespace {

// One text on its way to tokens.
class Tokenization {
 public:
  Tokenization(std::string_view source, const StopWords& stop_words)
      : stop_words_(stop_words), clean_(clean_text(source)), words_(find_words(clean_.text)) {}

  TokenizedText run() {
    fold_words();
    add_sentences();
    for (const auto& sentence : result_.sentences) finish_sentence(sentence);
    return std::move(result_);
  }

 private:
  std::string_view clean_word(std::size_t i) const {
    return std::string_view(clean_.text).substr(words_[i].begin, words_[i].size());
  }

  std::string_view canonical(std::size_t i) const {
    return std::string_view(letters_).substr(letter_ends_[i], letter_ends_[i + 1] - letter_ends_[i]);
  }

  void fold_words() {
    result_.tokens.resize(words_.size());
    letters_.reserve(clean_.text.size());
    letter_ends_.reserve(words_.size() + 1);
    letter_ends_.push_back(0);
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const auto folded = fold_word(clean_word(i));
      letters_ += folded;
      letter_ends_.push_back(letters_.size());
      result_.tokens[i].exact_key = hash64(folded);
      result_.tokens[i].range = clean_.offsets.to_source(words_[i]);
    }
  }

  LanguageScores score_sentence(const TokenRange& sentence) const {
    SentenceScript script;
    for (auto i = sentence.begin; i < sentence.end; ++i) script.add(canonical(i));
    LanguageScores scores;
    for (auto i = sentence.begin; i < sentence.end; ++i) {
      scores += score_word(clean_word(i), canonical(i), script.script());
    }
    return scores;
  }

  void add_sentences() {
    const auto sentences = find_sentences(clean_.text, words_);
    std::vector<LanguageScores> scores(sentences.size());
    for (std::size_t s = 0; s < sentences.size(); ++s) scores[s] = score_sentence(sentences[s]);
    const auto languages = smooth_languages(scores);
    for (std::size_t s = 0; s < sentences.size(); ++s) {
      const ByteRange range{result_.tokens[sentences[s].begin].range.begin,
                            result_.tokens[sentences[s].end - 1].range.end};
      result_.sentences.push_back({range, sentences[s], languages[s]});
    }
  }

  void finish_sentence(const Sentence& sentence) {
    const auto number = static_cast<std::uint32_t>(&sentence - result_.sentences.data());
    for (auto i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      auto& token = result_.tokens[i];
      token.sentence = number;
      token.language = word_language(sentence.language, decided_script(canonical(i)));
      token.stop_word = stop_words_.contains(token.language, token.exact_key);
      token.stem_key = stem_key(token, canonical(i));
    }
  }

  // A text repeats its words, and stemming one costs more than looking it up.
  std::uint64_t stem_key(const Token& token, std::string_view canonical) {
    auto& known = stem_keys_[static_cast<std::size_t>(token.language)];
    if (const auto found = known.find(token.exact_key); found != known.end()) return found->second;
    const auto undecided = token.language == Language::kEnglish ? Script::kLatin : Script::kCyrillic;
    const auto stem = stemmer_.stem(readable_spelling(canonical, undecided), token.language);
    const auto key = hash64(canonical_spelling(stem));
    known.emplace(token.exact_key, key);
    return key;
  }

  const StopWords& stop_words_;
  CleanText clean_;
  std::vector<ByteRange> words_;          // in clean_.text
  std::string letters_;                   // the canonical spellings of all words, one after the other
  std::vector<std::size_t> letter_ends_;  // word i has [letter_ends_[i], letter_ends_[i + 1])
  Stemmer stemmer_;
  std::array<std::unordered_map<std::uint64_t, std::uint64_t>, 4> stem_keys_;  // by Language and exact key
  TokenizedText result_;
};

Status check_text(std::string_view text) {
  if (text.size() > kMaxTextBytes) return fail(ErrorCode::kInvalidArgument, "the text is too large");
  if (first_invalid_utf8(text)) return fail(ErrorCode::kInvalidArgument, "the text is not UTF-8");
  return {};
}

class ReferenceTokenizer final : public Tokenizer {
 public:
  Normalisation normalisation() const override { return {"tamga-reference", 2}; }

  Result<TokenizedText> tokenize(std::string_view text) const override {
    if (auto checked = check_text(text); !checked) return std::unexpected(std::move(checked).error());
    return Tokenization(text, stop_words_).run();
  }

 private:
  StopWords stop_words_;
};

}  // namespace

std::unique_ptr<Tokenizer> make_reference_tokenizer() {
  return std::make_unique<ReferenceTokenizer>();
}

}  // namespace tamga
