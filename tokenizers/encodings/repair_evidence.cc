#include "tokenizers/encodings/repair_evidence.h"

#include <algorithm>
#include <string>

#include "engine/text/utf8.h"
#include "tokenizers/code_points.h"

namespace tamga {
namespace {

constexpr double kReadable = 26;  // points a letter of a text in one of our languages; its own is 40 to 60
constexpr double kPageGain = 12;  // points a letter that undoing a page must win
constexpr std::uint64_t kLeastShareOfPage = 3;  // one letter in three changes: all but those of English do
constexpr double kFontGain = 12;                // points for each letter that a font changes, of no Russian word
constexpr double kOwnFontDoubt = 16;            // and in all, where the letters may be what they are
constexpr std::int64_t kDoubtOfFont = 96;       // points by which a stretch must speak against a repair that is decided
constexpr std::int64_t kDoubtOfPage = 200;

std::int64_t points(std::uint64_t score) {
  return static_cast<std::int64_t>(score);
}

// The letters of each script speak for one of its languages.
std::int64_t best_latin(const LanguageScores& scores) {
  return points(std::max({scores.english, scores.turkish, scores.germanic, scores.romance}));
}

// Kazakh is none of them: a short line of Kyrgyz reads as well in it.
std::int64_t best_foreign(const LanguageScores& scores) {
  return points(std::max(scores.russian, scores.slavic)) + best_latin(scores);
}

std::int64_t best_of_any(const LanguageScores& scores) {
  return points(std::max({scores.kyrgyz, scores.kazakh, scores.russian, scores.slavic})) + best_latin(scores);
}

std::int64_t best_meant(MisreadingKind kind, const LanguageScores& scores) {
  return points(kind == MisreadingKind::kFont ? scores.kyrgyz : std::max(scores.kyrgyz, scores.russian)) +
         best_latin(scores);
}

double mean(std::int64_t sum, std::uint64_t letters) {
  return letters == 0 ? 0 : static_cast<double>(sum) / static_cast<double>(letters);
}

// Letters, and whatever else is not ASCII, but for usual punctuation: what an unreadable text consists of.
std::uint64_t characters_of(std::string_view text) {
  std::uint64_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = next_code_point(text, at);
    const bool ascii_letter = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    const bool punctuation = c == 0xA0 || c == 0xAB || c == 0xBB || (c >= 0x2010 && c <= 0x2026) || c == 0x2116;
    if (ascii_letter || (c >= 0x80 && !punctuation)) ++count;
  }
  return count;
}

std::string_view next_word(std::string_view text, std::size_t& at) {
  constexpr std::string_view kSpace = " \t\r\n";
  const auto begin = std::min(text.find_first_not_of(kSpace, at), text.size());
  at = std::min(text.find_first_of(kSpace, begin), text.size());
  return text.substr(begin, at - begin);
}

// `word` with every foreign letter of the misreading made one that the model knows nothing of; it reads є as е.
std::string without_likeness(const Misreading& misreading, std::string_view word) {
  constexpr char32_t kUnknownLetter = U'љ';
  if (misreading.shows_own_letters) return std::string(word);
  std::string unlike;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = next_code_point(word, at);
    append_utf8(unlike, misreading.map.meant(c) == c ? c : kUnknownLetter);
  }
  return unlike;
}

// The words that differ; a font leaves the spaces between them alone.
void append_changed_words(const Misreading& misreading, std::string_view text, std::string_view meant,
                          std::string& before, std::string& after) {
  std::size_t in_meant = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto word = next_word(text, at);
    const auto meant_word = next_word(meant, in_meant);
    if (word == meant_word) continue;
    (before += without_likeness(misreading, word)) += ' ';
    (after += meant_word) += ' ';
  }
}

}  // namespace

Census::Census(std::string_view text) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  for (std::size_t at = 0; at < text.size();) {
    const std::uint32_t lead = byte(at);
    if (lead < 0x80) {
      ++at;
    } else if (lead < 0xE0) {
      ++near_[(lead & 0x1FU) << 6U | (byte(at + 1) & 0x3FU)];
      at += 2;
    } else if (lead < 0xF0) {
      const char32_t c = (lead & 0x0FU) << 12U | (byte(at + 1) & 0x3FU) << 6U | (byte(at + 2) & 0x3FU);
      if (c >= kSigns && c < kSignsEnd) ++signs_[c - kSigns];
      if (c >= kPrivate && c < kPrivate + private_.size()) ++private_[c - kPrivate];
      at += 3;
    } else {
      at += 4;
    }
  }
  for (char32_t c = 0x400; c < 0x530; ++c) cyrillic_ += near_[c];
  if (near_[U'ъ'] > 0) count_hard_signs(text);
}

void Census::count_hard_signs(std::string_view text) {
  constexpr std::string_view kHardSign = "ъ";
  // Its second byte is rare in Cyrillic text, its first one is not.
  for (auto at = text.find(kHardSign[1]); at < text.size(); at = text.find(kHardSign[1], at + 1)) {
    if (at == 0 || text[at - 1] != kHardSign[0]) continue;
    auto next = at + 1;
    const char32_t c = next < text.size() ? next_code_point(text, next) : U' ';
    if (!std::u32string_view(U"аеёиоуыэюя").contains(c)) ++hard_signs_elsewhere_;
  }
}

std::uint64_t Census::count(char32_t c) const {
  if (c < kNearEnd) return near_[c];
  if (c >= kSigns && c < kSignsEnd) return signs_[c - kSigns];
  return c >= kPrivate && c < kPrivate + private_.size() ? private_[c - kPrivate] : 0;
}

std::uint64_t Census::count(std::u32string_view characters) const {
  std::uint64_t sum = 0;
  for (const char32_t c : characters) sum += count(c);
  return sum;
}

std::uint64_t Census::kyrgyz_letters() const {
  return count(U"ңөүҢӨҮӊӉѳѲɵƟ");
}

// Russian words and Arabic names («объект», «Шиъра») have ъ before vowels only, where it reads as well as ң would.
bool Census::hard_signs_only(std::uint64_t signs) const {
  return count(U"ъЪ") == signs && hard_signs_elsewhere_ == 0;
}

bool Census::may_be(const Misreading& misreading) const {
  const auto signs = count(misreading.signs);
  if (signs < misreading.fewest) return false;
  if (misreading.shows_own_letters && (kyrgyz_letters() * 10 > signs || hard_signs_only(signs))) return false;
  switch (misreading.kind) {
    case MisreadingKind::kFont:
      return signs * 500 >= cyrillic_;  // ң ө ү are one letter in twenty, and in some passages one in two hundred
    case MisreadingKind::kUtf8:
      return signs * 5 >= cyrillic_;  // every second character is one
    case MisreadingKind::kPage:
      return true;
  }
  return true;
}

double Evidence::before() const {
  return mean(points_before, letters_before);
}
double Evidence::after() const {
  return mean(points_after, letters_after);
}

Evidence weigh(const Misreading& misreading, std::span<const std::string_view> stretches) {
  std::string before;
  std::string after;
  Evidence evidence;
  for (const auto stretch : stretches) {
    const auto meant = undo(misreading, stretch);
    if (meant.letters == 0) continue;
    if (misreading.kind == MisreadingKind::kFont) {
      if (stays(misreading, stretch, meant)) continue;
      append_changed_words(misreading, stretch, meant.text, before, after);
    } else {
      (before += stretch) += ' ';
      (after += meant.text) += ' ';
    }
    evidence.changed += meant.letters;
  }
  const auto was = score_language(before);
  const auto is = score_language(after);
  evidence.letters_before = characters_of(before);
  evidence.letters_after = characters_of(after);
  evidence.points_before = best_of_any(was);
  evidence.points_after = best_meant(misreading.kind, is);
  return evidence;
}

bool may_convince(const Misreading& misreading, std::span<const std::string_view> stretches) {
  if (misreading.kind != MisreadingKind::kPage) return true;
  return std::ranges::any_of(stretches, [&](std::string_view stretch) {
    std::uint64_t mapped = 0;
    for (std::size_t at = 0; at < stretch.size();) {
      const auto c = next_code_point(stretch, at);
      mapped += misreading.map.meant(c) != c ? 1U : 0U;
    }
    return mapped > 0 && kLeastShareOfPage * mapped >= characters_of(stretch);
  });
}

bool convinces(const Misreading& misreading, const Evidence& evidence) {
  if (evidence.changed < misreading.fewest || evidence.after() < kReadable) return false;
  if (misreading.kind != MisreadingKind::kFont) {
    const bool most = kLeastShareOfPage * evidence.changed >= evidence.letters_before;
    return most && evidence.after() - evidence.before() >= kPageGain;
  }
  const double doubt = misreading.shows_own_letters ? kOwnFontDoubt : 0;
  return evidence.gain() >= kFontGain * static_cast<double>(evidence.changed) + doubt;
}

bool stays(const Misreading& misreading, std::string_view stretch, const Meant& meant) {
  if (misreading.kind == MisreadingKind::kUtf8) return false;  // what is sound UTF-8 was never anything else
  const auto was = score_language(stretch);
  const auto is = score_language(meant.text);
  if (misreading.kind == MisreadingKind::kFont) {
    return best_foreign(was) > best_meant(misreading.kind, is) + kDoubtOfFont;
  }
  const auto characters = std::max(characters_of(stretch), characters_of(meant.text));
  const double before = mean(best_of_any(was), characters);
  const double lead = before - mean(best_meant(misreading.kind, is), characters);
  return before >= kReadable && lead * static_cast<double>(characters) > kDoubtOfPage;
}

Reading read_as_it_stands(std::span<const std::string_view> stretches) {
  LanguageScores sum;
  std::uint64_t characters = 0;
  for (const auto stretch : stretches) {
    sum += score_language(stretch);
    characters += characters_of(stretch);
  }
  return {mean(best_of_any(sum), characters) >= kReadable, sum.kyrgyz * 2 >= sum.russian};
}

}  // namespace tamga
