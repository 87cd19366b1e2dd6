#include "tokenizers/flags/spellings.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "tokenizers/char_kind.h"
#include "tokenizers/code_points.h"
#include "tokenizers/data/kyrgyz_spellings.h"
#include "tokenizers/flags/word_letters.h"
#include "tokenizers/marks/phrases.h"
#include "tokenizers/marks/scan.h"

namespace tamga {
namespace {

// The bytes of a word tell most words that show nothing: plain Latin, or letters а to ё alone.
struct WordBytes {
  bool ascii = false;  // letters
  bool cyrillic = false;
  bool further = false;  // anything else
};

WordBytes look_at(std::string_view word) {
  WordBytes bytes;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto byte = static_cast<unsigned char>(word[i]);
    if (byte < 0x80) {
      bytes.ascii = bytes.ascii || (byte | 0x20U) - 'a' < 26U;
    } else if (byte == 0xD0 || (byte == 0xD1 && static_cast<unsigned char>(word[i + 1]) < 0x92)) {
      bytes.cyrillic = true;
      ++i;
    } else {
      bytes.further = true;
    }
  }
  return bytes;
}

std::string_view bytes_of(std::string_view text, const Token& token) {
  return text.substr(token.range.begin, token.range.size());
}

// A whole word in look-alike letters: two letters or more. Latin ones do not end with a capital, which is more likely a
// name: "PC" stands in many a Russian sentence, «РС» in hardly an English one.
bool may_be_whole(std::string_view word, const WordLetters& letters) {
  if (letters.letters() < 2 || letters.mixed() || letters.other > 0) return false;
  const bool look_alike =
      (letters.latin > 0 && letters.latin_look_alike) || (letters.cyrillic > 0 && letters.cyrillic_look_alike);
  return look_alike && (letters.cyrillic > 0 || !is_capital(Scan(word, word.size()).previous()));
}

}  // namespace

class SpellingReader::Reading {
 public:
  Reading(const SpellingReader& reader, std::string_view text) : reader_(reader), text_(text) {}

  Spellings run(const TokenizedText& tokens) {
    for (const auto& sentence : tokens.sentences) {
      language_ = sentence.language;
      scripts_.clear();
      for (auto i = sentence.tokens.begin; i < sentence.tokens.end; ++i) read_word(tokens.tokens[i]);
      keep_strangers(tokens, sentence.tokens.begin);
    }
    if (signs_.mixed_script.size() >= kEvident) add_whole_words();
    return std::move(signs_);
  }

 private:
  enum class WordScript : std::uint8_t { kLatin, kCyrillic, kNeither };

  void read_word(const Token& token) {
    const auto word = bytes_of(text_, token);
    const auto bytes = look_at(word);
    const bool one = bytes.ascii != bytes.cyrillic;
    scripts_.push_back(!one ? WordScript::kNeither : bytes.ascii ? WordScript::kLatin : WordScript::kCyrillic);
    if (bytes.further || (bytes.ascii && bytes.cyrillic)) read_letters_of(token, word);
    if (bytes.cyrillic) read_spelling(token, word, bytes.further);
  }

  // Words in the letters of the other script than most of their sentence, with neighbours in those of the sentence.
  void keep_strangers(const TokenizedText& tokens, std::uint32_t first) {
    const auto latin = std::ranges::count(scripts_, WordScript::kLatin);
    const auto cyrillic = std::ranges::count(scripts_, WordScript::kCyrillic);
    if (latin == 0 || cyrillic == 0 || (latin > cyrillic && language_ != Language::kEnglish)) return;
    const auto stranger = latin > cyrillic ? WordScript::kCyrillic : WordScript::kLatin;
    for (std::size_t i = 0; i < scripts_.size(); ++i) {
      const bool among =
          (i == 0 || scripts_[i - 1] != stranger) && (i + 1 == scripts_.size() || scripts_[i + 1] != stranger);
      if (scripts_[i] == stranger && among) whole_.push_back(tokens.tokens[first + i].range);
    }
  }

  void read_letters_of(const Token& token, std::string_view word) {
    const auto letters = read_letters(word);
    if (letters.invisible > 0 && letters.letters() > 0) signs_.invisible.push_back(token.range);
    if (is_disguised_mixture(word, letters, language_)) {
      signs_.mixed_script.push_back(token.range);
    } else if (letters.latin > 0 && letters.cyrillic > 0 && is_legal_mixture(word, language_)) {
      signs_.legal_mixed.push_back(token.range);
    }
    const bool variants = letters.variants > 0 && letters.latin == 0 && token.language == Language::kKyrgyz;
    if (variants) signs_.variants.push_back(token.range);
  }

  void read_spelling(const Token& token, std::string_view word, bool further) {
    if (token.language != Language::kKyrgyz || !reader_.may_be_kyrgyz_.may_have(token.exact_key)) return;
    if (!reader_.kyrgyz_words_.contains(token.exact_key)) return;
    if (further) {
      const auto letters = read_letters(word);
      if (letters.kyrgyz || letters.variants > 0 || letters.latin > 0) return;
    }
    signs_.keyboard.push_back(token.range);
  }

  void add_whole_words() {
    for (const auto& range : whole_) {
      const auto word = text_.substr(range.begin, range.size());
      if (may_be_whole(word, read_letters(word))) signs_.mixed_script.push_back(range);
    }
    std::ranges::sort(signs_.mixed_script, {}, &ByteRange::begin);
  }

  const SpellingReader& reader_;
  std::string_view text_;
  Spellings signs_;
  Language language_ = Language::kOther;  // of the sentence
  std::vector<WordScript> scripts_;       // of its words
  std::vector<ByteRange> whole_;          // of the text: words that may be typed wholly in the other script
};

SpellingReader::SpellingReader() {
  for (const auto key : exact_keys(data::kyrgyz_spellings())) {
    may_be_kyrgyz_.add(key);
    kyrgyz_words_.insert(key);
  }
}

Spellings SpellingReader::read(std::string_view text, const TokenizedText& tokens) const {
  return Reading(*this, text).run(tokens);
}

}  // namespace tamga
