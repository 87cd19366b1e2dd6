// clean -> words -> fold -> sentences -> languages -> stems. Each step is a file of its own; this one joins them.
#include "tokenizers/standard_tokenizer.h"

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
#include "tokenizers/sentences.h"
#include "tokenizers/stemmer.h"
#include "tokenizers/stop_words.h"
#include "tokenizers/words.h"

namespace tamga {
namespace {

// One text on its way to tokens.
class Tokenization {
 public:
  Tokenization(std::string_view source, const StopWords& stop_words, std::vector<TokenWords>* words)
      : stop_words_(stop_words), explained_(words), clean_(clean_text(source)), words_(find_words(clean_.text)) {}

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
      token.stem_key = explained_ != nullptr ? explain(token, canonical(i)) : stem_key(token, canonical(i));
    }
  }

  // A text repeats its words, and stemming one costs more than looking it up.
  std::uint64_t stem_key(const Token& token, std::string_view canonical) {
    auto& known = stem_keys_[static_cast<std::size_t>(token.language)];
    if (const auto found = known.find(token.exact_key); found != known.end()) return found->second;
    const auto key = hash64(canonical_spelling(words_of(token, canonical).stem));
    known.emplace(token.exact_key, key);
    return key;
  }

  std::uint64_t explain(const Token& token, std::string_view canonical) {
    explained_->push_back(words_of(token, canonical));
    return hash64(canonical_spelling(explained_->back().stem));
  }

  TokenWords words_of(const Token& token, std::string_view canonical) {
    const auto undecided = token.language == Language::kEnglish ? Script::kLatin : Script::kCyrillic;
    TokenWords words;
    words.word = readable_spelling(canonical, undecided);
    words.stem = stemmer_.stem(words.word, token.language);
    return words;
  }

  const StopWords& stop_words_;
  std::vector<TokenWords>* explained_;  // nullptr if nobody asks
  CleanText clean_;
  std::vector<ByteRange> words_;          // in clean_.text
  std::string letters_;                   // the canonical spellings of all words, one after the other
  std::vector<std::size_t> letter_ends_;  // word i has [letter_ends_[i], letter_ends_[i + 1])
  Stemmer stemmer_;
  std::array<std::unordered_map<std::uint64_t, std::uint64_t>, 4> stem_keys_;  // by Language and exact key
  TokenizedText result_;
};

Status check_text(std::string_view text) {
  if (text.size() > kMaxTextBytes) {
    return fail(ErrorCode::kInvalidArgument, "the text has " + std::to_string(text.size()) +
                                                 " bytes, more than the largest text of " +
                                                 std::to_string(kMaxTextBytes));
  }
  if (const auto bad = first_invalid_utf8(text)) {
    return fail(ErrorCode::kInvalidArgument, "the text is not UTF-8 at byte " + std::to_string(*bad));
  }
  return {};
}

class StandardTokenizer final : public Tokenizer {
 public:
  // ICU loads its tables at first use. Reading one text here makes that happen before any thread and any sandbox.
  StandardTokenizer() {
    [[maybe_unused]] const auto tokens = run("Ёлка. Second", nullptr);
    assert(tokens);
  }

  Normalisation normalisation() const override { return {"tamga-icu", 1}; }

  Result<TokenizedText> tokenize(std::string_view text) const override { return run(text, nullptr); }

  // The tokens of `text`; their words are appended to `words` if it is not nullptr.
  Result<TokenizedText> run(std::string_view text, std::vector<TokenWords>* words) const {
    if (auto checked = check_text(text); !checked) return std::unexpected(std::move(checked).error());
    return Tokenization(text, stop_words_, words).run();
  }

 private:
  StopWords stop_words_;
};

}  // namespace

std::unique_ptr<Tokenizer> make_standard_tokenizer() {
  return std::make_unique<StandardTokenizer>();
}

Result<ExplainedText> explain_tokens(std::string_view text) {
  ExplainedText explained;
  auto tokens = StandardTokenizer().run(text, &explained.words);
  if (!tokens) return std::unexpected(std::move(tokens).error());
  explained.tokens = *std::move(tokens);
  return explained;
}

}  // namespace tamga
