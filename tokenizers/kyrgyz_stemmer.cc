#include "tokenizers/kyrgyz_stemmer.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "engine/text/utf8.h"
#include "tokenizers/code_points.h"
#include "tokenizers/data/kyrgyz_endings.h"

namespace tamga {
namespace {

using data::KyrgyzEnding;
using data::KyrgyzSlot;
using Letters = std::u32string;
using View = std::u32string_view;

// Letters of the alphabet, a bit each: a stem is asked dozens of times what its letters are.
class LetterSet {
 public:
  // From а to ё; of a literal.
  consteval LetterSet(const char32_t* letters) {
    for (; *letters != U'\0'; ++letters) bits_ |= std::uint64_t{1} << (*letters - kFirst);
  }
  constexpr bool contains(char32_t c) const { return c - kFirst < 64 && (bits_ >> (c - kFirst) & 1U) != 0; }

 private:
  static constexpr char32_t kFirst = U'а';
  std::uint64_t bits_ = 0;
};

constexpr bool contains(LetterSet letters, char32_t c) {
  return letters.contains(c);
}
constexpr bool is_vowel(char32_t c) {
  return contains(U"аоуыэеиюяё", c);
}
bool has_vowel(View letters) {
  return std::ranges::any_of(letters, is_vowel);
}

char32_t last_vowel(View letters) {
  const auto found = std::ranges::find_if(letters.rbegin(), letters.rend(), is_vowel);
  return found == letters.rend() ? U'\0' : *found;
}

// The wide vowels (а е о) that an ending may have behind the vowel `last` of its stem; а and о mix, ө being о here.
LetterSet wide_vowels_after(char32_t last) {
  if (contains(U"аыя", last)) return U"а";
  if (contains(U"уюоё", last)) return U"ао";
  return U"е";
}

// The narrow vowel (ы и у) that an ending has behind the vowel `last` of its stem.
char32_t narrow_vowel_after(char32_t last) {
  if (contains(U"аыя", last)) return U'ы';
  if (contains(U"уюоё", last)) return U'у';
  return U'и';
}

bool in_harmony(View stem, View ending) {
  const auto last = last_vowel(stem);
  if (ending.starts_with(U"оо")) return true;
  const auto first = std::ranges::find_if(ending, is_vowel);
  if (first == ending.end()) return true;
  if (*first == U'у') {  // the у of -уу and -луу is in harmony with anything
    for (const View free : {U"уу", U"луу", U"дуу", U"туу"}) {
      if (ending.starts_with(free)) return true;
    }
  }
  if (contains(U"аео", *first)) return contains(wide_vowels_after(last), *first);
  return *first == narrow_vowel_after(last);
}

// Whether an ending that starts with the consonant `first` may follow the letter `last`.
bool consonant_fits(char32_t last, char32_t first) {
  const bool voiceless = contains(U"кпстфхцчшщ", last);
  if (contains(U"ьъ", last)) return true;
  if (contains(U"ткп", first)) return voiceless || contains(U"бгдзжв", last);
  if (contains(U"дгб", first)) return !voiceless;
  if (first == U'л') return is_vowel(last) || contains(U"йр", last);
  if (first == U'н') return is_vowel(last);
  return true;
}

bool is_attributive(View ending) {
  return ending.size() == 2 && contains(U"гк", ending[0]) && contains(U"ыиу", ending[1]);
}

// Whether `ending` may stand in `slot` behind `stem`: what the place asks of vowels and consonants.
bool fits(KyrgyzSlot slot, View stem, View ending) {
  const auto last = stem.back();
  const auto first = ending.front();
  if (is_vowel(first)) return !is_vowel(last);
  if (slot == KyrgyzSlot::kVoice && ending.size() == 1) return is_vowel(last);
  const bool after_vowel_only = first == U'й' || ending == U"п" || ending.starts_with(U"пт");
  if (after_vowel_only && !is_vowel(last)) return false;
  const bool after_possessive = ending == U"н" || (first == U'н' && ending.size() > 1 && contains(U"даео", ending[1]));
  if (slot == KyrgyzSlot::kCase && after_possessive && !contains(U"ыиу", last)) return false;
  if (slot == KyrgyzSlot::kCase && is_attributive(ending)) {  // кийинки, but сынаг-ы
    return !is_vowel(last) && (last == U'н' ? first == U'к' : consonant_fits(last, first));
  }
  if (slot == KyrgyzSlot::kPossessive && contains(U"сбн", first) && !is_vowel(last)) return false;
  return first == U'п' || consonant_fits(last, first);
}

bool comes_off(View word, KyrgyzSlot slot, const KyrgyzEnding& ending, std::size_t more) {
  if (!word.ends_with(ending.letters) || word.size() < ending.letters.size() + 2) return false;
  const auto stem = word.substr(0, word.size() - ending.letters.size());
  if (stem.size() < ending.shortest_stem + more) return false;
  // An abbreviation is read by the names of its letters: any case may follow it.
  if (!has_vowel(stem)) return slot == KyrgyzSlot::kCase && ending.letters.size() > 1;
  return in_harmony(stem, ending.letters) && fits(slot, stem, ending.letters);
}

Letters decode(std::string_view text) {
  Letters letters;
  for (std::size_t at = 0; at < text.size();) letters.push_back(next_code_point(text, at));
  return letters;
}

// ю я ё behind a vowel hide a й: кой, коюп.
Letters write_out(View word) {
  Letters letters;
  for (const auto c : word) {
    const bool hides = contains(U"юяё", c) && !letters.empty() && is_vowel(letters.back());
    if (hides) {
      letters += U'й';
      letters += c == U'ю' ? U'у' : c == U'я' ? U'а' : U'о';
    } else {
      letters += c;
    }
  }
  return letters;
}

// Spaces part the words of the tables.
template <class Take>
void for_each_word(std::string_view table, const Take& take) {
  for (std::size_t at = 0; at < table.size();) {
    const auto end = std::min(table.find(' ', at), table.size());
    if (end > at) take(decode(table.substr(at, end - at)));
    at = end + 1;
  }
}

std::unordered_map<Letters, Letters> read_irregular_forms() {
  std::unordered_map<Letters, Letters> stems;
  Letters stem;
  for_each_word(data::kyrgyz_irregular_forms(), [&](const Letters& word) {
    if (word.back() == U':') {
      stem = word.substr(0, word.size() - 1);
    } else {
      stems.emplace(word, stem);
    }
  });
  return stems;
}

const Letters* irregular_stem(const Letters& word) {
  static const auto stems = read_irregular_forms();
  const auto found = stems.find(word);
  return found == stems.end() ? nullptr : &found->second;
}

// A final ь goes; б and г at the end were п and к before no ending.
void tidy_end(Letters& word) {
  if (!word.empty() && contains(U"ьъ", word.back())) word.pop_back();
  if (word.size() < 2) return;
  if (word.back() == U'б') word.back() = U'п';
  if (word.back() == U'г') word.back() = U'к';
}

// What tidy_end() leaves of a word, without another one being made.
struct TidyWord {
  explicit TidyWord(View word) {
    if (!word.empty() && contains(U"ьъ", word.back())) word.remove_suffix(1);
    if (word.empty()) return;
    head = word.substr(0, word.size() - 1);
    last = word.back();
    if (!head.empty() && last == U'б') last = U'п';
    if (!head.empty() && last == U'г') last = U'к';
  }
  View head;  // all but the last letter
  char32_t last = U'\0';
};

struct TidyHash {
  using is_transparent = void;
  std::size_t operator()(const TidyWord& word) const { return of(word.head, word.last); }
  std::size_t operator()(View word) const { return of(word.substr(0, word.size() - 1), word.back()); }  // of the table

 private:
  static std::size_t of(View head, char32_t last) {
    std::size_t hash = last;
    for (const auto c : head) hash = (hash ^ c) * 0x9E3779B97F4A7C15U;
    return hash ^ hash >> 32U;
  }
};

struct TidyEqual {
  using is_transparent = void;
  bool operator()(View a, View b) const { return a == b; }
  bool operator()(const TidyWord& a, View b) const { return a.last == b.back() && a.head == b.substr(0, b.size() - 1); }
  bool operator()(View a, const TidyWord& b) const { return (*this)(b, a); }
};

// Whether `word` is one that only looks like a form; «китеб» is «китеп» here.
bool is_whole(View word) {
  static const auto words = [] {
    std::unordered_set<Letters, TidyHash, TidyEqual> whole;
    for_each_word(data::kyrgyz_whole_words(), [&](const Letters& known) { whole.insert(known); });
    return whole;
  }();
  return words.contains(TidyWord(word));
}

// The endings of each slot by their last letter, in the order of the table: most words end in few of them.
class EndingsByLetter {
 public:
  explicit EndingsByLetter(KyrgyzSlot slot) {
    for (const auto& ending : data::kyrgyz_endings(slot)) by_letter_[place(ending.letters.back())].push_back(&ending);
  }
  std::span<const KyrgyzEnding* const> of(char32_t last) const { return by_letter_[place(last)]; }

 private:
  static constexpr std::size_t kPlaces = 64;
  static std::size_t place(char32_t letter) { return letter % kPlaces; }  // letters far apart may share one
  std::array<std::vector<const KyrgyzEnding*>, kPlaces> by_letter_;
};

const EndingsByLetter& endings_of(KyrgyzSlot slot) {
  static const auto slots = [] {
    std::vector<EndingsByLetter> all;
    for (std::size_t number = 0; number < data::kKyrgyzSlots; ++number) {
      all.emplace_back(static_cast<KyrgyzSlot>(number));
    }
    return all;
  }();
  return slots[static_cast<std::size_t>(slot)];
}

// The ending of `slot` that comes off: one that leaves a whole word («облус» + «у»), else the longest; empty if none
// does. A stem keeps `more` letters than usual.
View find_ending(View word, KyrgyzSlot slot, std::size_t more) {
  View longest;
  if (word.empty()) return longest;
  for (const auto* ending : endings_of(slot).of(word.back())) {
    if (!comes_off(word, slot, *ending, more)) continue;
    const auto stem = word.substr(0, word.size() - ending->letters.size());
    if (!is_vowel(stem.back()) && is_whole(stem)) return ending->letters;
    if (longest.empty()) longest = ending->letters;
  }
  return longest;
}

// Whether the stem ends like the verbs that are made of nouns: баш-та, сунуш-та, ой-ло.
bool is_verb_of_noun(View stem) {
  return contains(U"тдл", stem[stem.size() - 2]) && contains(U"аео", stem.back());
}

// One way through the places of a word, from its end.
class Pass {
 public:
  Pass(Letters& word, std::size_t more) : word_(word), more_(more) {}

  // Whether the rest is the stem of a verb, of which nothing else comes off.
  bool run() {
    const bool possessed = is_whole(View(word_).substr(0, word_.size() - 1));  // «китеби» is «китеп» + «и», no question
    if (!possessed) take(KyrgyzSlot::kQuestion);
    const bool verb = take_finite() || (take_noun_endings() && take_participle());
    if (verb) {
      take(KyrgyzSlot::kNegation);
      if (take(KyrgyzSlot::kVoice)) take(KyrgyzSlot::kVoice);
    }
    tidy_end(word_);
    return verb;
  }

 private:
  bool take(KyrgyzSlot slot) {
    const auto ending = find_ending(word_, slot, more_);
    word_.resize(word_.size() - ending.size());
    return !ending.empty();
  }

  bool ends_in(std::initializer_list<View> endings) const {
    return std::ranges::any_of(endings, [&](View ending) { return word_.ends_with(ending); });
  }

  bool take_finite() {
    const auto ending = find_ending(word_, KyrgyzSlot::kFinite, more_);
    if (ending.empty()) return false;
    const auto stem = word_.substr(0, word_.size() - ending.size());
    const bool past = ending.size() == 2 && contains(U"дт", ending[0]) && contains(U"ыиу", ending[1]);
    if (past && stem.size() > 4) {  // «…лыкты», «…ларды» are accusatives, not the past of a verb
      for (const View noun : {U"лык", U"лик", U"лук", U"дык", U"дик", U"дук", U"тык", U"тик", U"тук", U"лар", U"лер",
                              U"лор", U"дар", U"дер", U"дор", U"тар", U"тер", U"тор"}) {
        if (stem.ends_with(noun)) return false;
      }
    }
    word_ = stem;
    return true;
  }

  // Takes off person, case, possessive and plural. Returns false once the word is known to be whole.
  bool take_noun_endings() {
    take(KyrgyzSlot::kPerson);
    if (is_whole(word_)) return false;
    if (!word_.ends_with(U"стан")) take(KyrgyzSlot::kCase);  // Кыргызстан is no ablative
    if (is_whole(word_)) return false;
    if (word_.size() <= 3 || !ends_in({U"чы", U"чи", U"чу"})) take(KyrgyzSlot::kPossessive);
    if (is_whole(word_)) return false;
    take(KyrgyzSlot::kPlural);
    return !is_whole(word_) && !word_.ends_with(U"стан");
  }

  // Takes off a participle, then the word is a verb; else up to two endings that make nouns of nouns.
  bool take_participle() {
    if (ends_in({U"лыг", U"лиг", U"луг", U"дыг", U"диг", U"дуг", U"тыг", U"тиг", U"туг"})) word_.back() = U'к';
    const auto ending = find_ending(word_, KyrgyzSlot::kParticiple, more_);
    if (ending.empty() || (ending == U"уу" && is_quality())) {
      if (take(KyrgyzSlot::kDerivation) && !is_whole(word_)) take(KyrgyzSlot::kDerivation);
      return false;
    }
    word_.resize(word_.size() - ending.size());
    if (ending.starts_with(U"оо")) word_ += lost_vowel();
    return true;
  }

  // Whether the -уу at the end belongs to -луу, "with": күчтүү is not the noun of a verb.
  bool is_quality() const {
    const auto ending = find_ending(word_, KyrgyzSlot::kDerivation, more_);
    if (ending.size() != 3 || !ending.ends_with(U"уу")) return false;
    const auto stem = View(word_).substr(0, word_.size() - 3);
    if (stem.size() >= 5 && is_verb_of_noun(stem)) return false;  // сунушта-л-уу, "being proposed"
    return ending.front() != U'л' || (!contains(U"ыиу", stem.back()) && stem.size() >= 3);
  }

  // -оо is the last vowel of the stem and -уу in one: башта, баштоо.
  char32_t lost_vowel() const {
    const auto last = last_vowel(word_);
    if (contains(U"оё", last)) return U'о';
    return contains(U"аыуяю", last) ? U'а' : U'е';
  }

  Letters& word_;
  std::size_t more_;
};

}  // namespace

std::string kyrgyz_stem(std::string_view word) {
  auto letters = write_out(decode(word));
  if (const auto* stem = irregular_stem(letters)) {
    letters = *stem;
  } else {
    constexpr std::size_t kRounds = 4;  // in each the stem must be a letter longer to lose an ending
    for (std::size_t round = 0; round < kRounds && letters.size() >= 4 && !is_whole(letters); ++round) {
      const auto before = letters;
      if (Pass(letters, round).run() || letters == before) break;
    }
    tidy_end(letters);
    const bool rounded = letters.size() > 3 && letters.back() == U'о';
    if (rounded && last_vowel(View(letters).substr(0, letters.size() - 1)) == U'у') letters.back() = U'а';
  }
  std::string stem;
  for (const auto c : letters) append_utf8(stem, c);
  return stem;
}

}  // namespace tamga
