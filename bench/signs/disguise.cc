#include "bench/signs/disguise.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <vector>

#include "engine/text/utf8.h"
#include "tokenizers/code_points.h"
#include "tokenizers/marks/scan.h"

namespace tamga {
namespace {

const std::u32string kLatinTwins = U"aceopxyABCEHKMOPTX";
const std::u32string kCyrillicTwins = U"асеорхуАВСЕНКМОРТХ";

struct Word {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::u32string letters_of(std::string_view text) {
  std::u32string letters;
  for (std::size_t at = 0; at < text.size();) letters += next_code_point(text, at);
  return letters;
}

std::string bytes_of(std::u32string_view letters) {
  std::string text;
  for (const auto c : letters) append_utf8(text, c);
  return text;
}

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  for (Scan scan(text); !scan.done();) {
    const auto begin = scan.at();
    if (scan.take_letters() > 0) {
      words.push_back({begin, scan.at()});
    } else {
      scan.skip();
    }
  }
  return words;
}

char32_t twin(char32_t c) {
  if (const auto at = kCyrillicTwins.find(c); at != std::u32string::npos) return kLatinTwins[at];
  if (const auto at = kLatinTwins.find(c); at != std::u32string::npos) return kCyrillicTwins[at];
  return 0;
}

// The word in disguise; the word itself where that cannot be.
std::u32string with_twins(std::u32string word, bool all, std::mt19937& random) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (twin(word[i]) != 0) places.push_back(i);
  }
  if (places.empty()) return word;
  if (!all) places = {places[random() % places.size()]};
  for (const auto i : places) word[i] = twin(word[i]);
  return word;
}

std::u32string with_invisible(std::u32string word, std::mt19937& random) {
  constexpr std::array kInvisible = {U'\u200B', U'\u200C', U'\u200D', U'\u2060', U'\uFEFF'};
  word.insert(1 + random() % (word.size() - 1), 1, kInvisible[random() % kInvisible.size()]);
  return word;
}

std::u32string spaced(const std::u32string& word, std::mt19937& random) {
  if (word.size() < 4) return word;
  const char32_t blank = random() % 2 == 0 ? U' ' : U'\u00A0';
  std::u32string letters(1, word[0]);
  for (std::size_t i = 1; i < word.size(); ++i) {
    letters += blank;
    letters += word[i];
  }
  return letters;
}

std::u32string changed(const std::u32string& word, Disguise kind, std::mt19937& random) {
  if (word.size() < 2) return word;
  if (kind == Disguise::kInvisible) return with_invisible(word, random);
  if (kind == Disguise::kSpaced) return spaced(word, random);
  return with_twins(word, kind == Disguise::kHomoglyphAll, random);
}

DisguisedText change_words(std::string_view text, Disguise kind, std::uint32_t count, std::mt19937& random) {
  const auto words = words_of(text);
  std::vector<std::size_t> order(words.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::shuffle(order, random);
  std::map<std::size_t, std::string> replaced;  // by index of the word
  for (const auto i : order) {
    if (replaced.size() == count) break;
    const auto word = letters_of(text.substr(words[i].begin, words[i].end - words[i].begin));
    const auto now = changed(word, kind, random);
    if (now != word) replaced[i] = bytes_of(now);
  }
  DisguisedText made;
  made.words = static_cast<std::uint32_t>(replaced.size());
  std::size_t at = 0;
  for (const auto& [i, word] : replaced) {
    made.text += text.substr(at, words[i].begin - at);
    const auto begin = static_cast<std::uint32_t>(made.text.size());
    made.text += word;
    made.places.push_back({begin, static_cast<std::uint32_t>(made.text.size())});
    at = words[i].end;
  }
  made.text += text.substr(at);
  return made;
}

std::string_view latin_letter(char32_t c, Disguise kind) {
  static const std::map<char32_t, std::array<std::string_view, 3>> kLatin = {
      {U'а', {"a", "a", "a"}},  {U'б', {"b", "b", "b"}},      {U'в', {"v", "v", "v"}},    {U'г', {"g", "g", "g"}},
      {U'д', {"d", "d", "d"}},  {U'е', {"e", "e", "e"}},      {U'ё', {"yo", "jo", "yo"}}, {U'ж', {"zh", "ž", "c"}},
      {U'з', {"z", "z", "z"}},  {U'и', {"i", "i", "i"}},      {U'й', {"y", "j", "y"}},    {U'к', {"k", "k", "k"}},
      {U'л', {"l", "l", "l"}},  {U'м', {"m", "m", "m"}},      {U'н', {"n", "n", "n"}},    {U'ң', {"ng", "ng", "ñ"}},
      {U'о', {"o", "o", "o"}},  {U'ө', {"o", "ö", "ö"}},      {U'п', {"p", "p", "p"}},    {U'р', {"r", "r", "r"}},
      {U'с', {"s", "s", "s"}},  {U'т', {"t", "t", "t"}},      {U'у', {"u", "u", "u"}},    {U'ү', {"u", "ü", "ü"}},
      {U'ф', {"f", "f", "f"}},  {U'х', {"kh", "x", "h"}},     {U'ц', {"ts", "c", "ts"}},  {U'ч', {"ch", "č", "ç"}},
      {U'ш', {"sh", "š", "ş"}}, {U'щ', {"shch", "šč", "şç"}}, {U'ъ', {"", "", ""}},       {U'ы', {"y", "y", "ı"}},
      {U'ь', {"", "'", ""}},    {U'э', {"e", "e", "e"}},      {U'ю', {"yu", "ju", "yu"}}, {U'я', {"ya", "ja", "ya"}}};
  const auto found = kLatin.find(small_letter(c));
  if (found == kLatin.end()) return {};
  return found->second[static_cast<std::size_t>(kind) - static_cast<std::size_t>(Disguise::kLatinEnglish)];
}

bool is_cyrillic(char32_t c) {
  return c >= 0x0400 && c < 0x0530;
}

std::string in_latin(std::string_view text, Disguise kind) {
  std::string latin;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = next_code_point(text, at);
    if (!is_cyrillic(c)) {
      append_utf8(latin, c);
      continue;
    }
    std::string letter(latin_letter(c, kind));
    if (is_capital(c) && !letter.empty() && letter[0] >= 'a' && letter[0] <= 'z')
      letter[0] = static_cast<char>(letter[0] - 32);
    latin += letter;
  }
  return latin;
}

DisguisedText transliterate(std::string_view text, Disguise kind, std::uint32_t count, std::mt19937& random) {
  std::vector<std::size_t> ends = {0};
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (std::string_view(".!?").find(text[i]) != std::string_view::npos &&
        (text[i + 1] == ' ' || text[i + 1] == '\n')) {
      ends.push_back(i + 1);
    }
  }
  ends.push_back(text.size());
  DisguisedText made;
  const auto first = random() % (ends.size() - 1);
  for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
    const auto sentence = text.substr(ends[i], ends[i + 1] - ends[i]);
    const auto words = words_of(sentence);
    const bool chosen = i >= first && made.words < count && words.size() >= 4 && sentence.size() >= 40;
    const auto begin = static_cast<std::uint32_t>(made.text.size());
    made.text += chosen ? in_latin(sentence, kind) : std::string(sentence);
    if (!chosen) continue;
    made.words += static_cast<std::uint32_t>(words.size());
    made.places.push_back({begin, static_cast<std::uint32_t>(made.text.size())});
  }
  return made;
}

}  // namespace

std::string_view disguise_name(Disguise disguise) {
  constexpr std::array<std::string_view, 7> kNames = {
      "homoglyph", "homoglyph-all", "invisible", "spaced", "latin (English)", "latin (scientific)", "latin (Turkic)"};
  return kNames[static_cast<std::size_t>(disguise)];
}

DisguisedText disguise(std::string_view text, Disguise kind, std::uint32_t words, std::mt19937& random) {
  const bool latin = kind >= Disguise::kLatinEnglish;
  return latin ? transliterate(text, kind, words, random) : change_words(text, kind, words, random);
}

}  // namespace tamga
