#include "tokenizers/encodings/repair_evidence.h"

#include <algorithm>
#include <string>

namespace tamga {
namespace {

constexpr double kReadable = 26;              // points a letter of a text in one of our languages; its own is 40 to 60
constexpr double kPageGain = 12;              // points a letter that undoing a page must win
constexpr double kFontGain = 12;              // points for each letter that a font changes
constexpr std::int64_t kBenefitOfDoubt = 48;  // points by which a stretch must speak against a repair that is decided

std::int64_t points(std::uint64_t score) {
  return static_cast<std::int64_t>(score);
}

std::int64_t best_foreign(const LanguageScores& scores) {
  return points(std::max(
      {scores.russian, scores.kazakh, scores.slavic, scores.english, scores.turkish, scores.germanic, scores.romance}));
}

std::int64_t best_of_any(const LanguageScores& scores) {
  return std::max(points(scores.kyrgyz), best_foreign(scores));
}

std::int64_t best_meant(MisreadingKind kind, const LanguageScores& scores) {
  return points(kind == MisreadingKind::kFont ? scores.kyrgyz : std::max(scores.kyrgyz, scores.russian));
}

double mean(std::int64_t sum, std::uint64_t letters) {
  return letters == 0 ? 0 : static_cast<double>(sum) / static_cast<double>(letters);
}

std::string_view next_word(std::string_view text, std::size_t& at) {
  constexpr std::string_view kSpace = " \t\r\n";
  const auto begin = std::min(text.find_first_not_of(kSpace, at), text.size());
  at = std::min(text.find_first_of(kSpace, begin), text.size());
  return text.substr(begin, at - begin);
}

// The words that differ; a font leaves the spaces between them alone.
void append_changed_words(std::string_view text, std::string_view meant, std::string& before, std::string& after) {
  std::size_t in_meant = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto word = next_word(text, at);
    const auto meant_word = next_word(meant, in_meant);
    if (word == meant_word) continue;
    (before += word) += ' ';
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

bool Census::may_be(const Misreading& misreading) const {
  const auto signs = count(misreading.signs);
  if (signs < misreading.fewest) return false;
  if (misreading.makes_own_letters && kyrgyz_letters() * 10 > signs) return false;
  switch (misreading.kind) {
    case MisreadingKind::kFont:
      return signs * 100 >= cyrillic_;  // ң ө ү are one letter in twenty
    case MisreadingKind::kUtf8:
      return signs * 20 >= cyrillic_;  // one letter in three
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
      append_changed_words(stretch, meant.text, before, after);
    } else {
      (before += stretch) += ' ';
      (after += meant.text) += ' ';
    }
    evidence.changed += meant.letters;
  }
  const auto was = score_language(before);
  const auto is = score_language(after);
  evidence.letters_before = was.letters();
  evidence.letters_after = is.letters();
  evidence.points_before = best_of_any(was);
  evidence.points_after = best_meant(misreading.kind, is);
  return evidence;
}

bool convinces(const Misreading& misreading, const Evidence& evidence) {
  if (evidence.changed < misreading.fewest || evidence.after() < kReadable) return false;
  if (misreading.kind == MisreadingKind::kFont) return mean(evidence.gain(), evidence.changed) >= kFontGain;
  return evidence.after() - evidence.before() >= kPageGain;
}

bool stays(const Misreading& misreading, std::string_view stretch, const Meant& meant) {
  const auto was = score_language(stretch);
  const auto as_it_stands = misreading.kind == MisreadingKind::kFont ? best_foreign(was) : best_of_any(was);
  return as_it_stands > best_meant(misreading.kind, score_language(meant.text)) + kBenefitOfDoubt;
}

bool reads_well(std::span<const std::string_view> stretches) {
  LanguageScores sum;
  for (const auto stretch : stretches) sum += score_language(stretch);
  return std::max({sum.kyrgyz, sum.russian, sum.kazakh, sum.slavic}) >=
         static_cast<std::uint64_t>(kReadable) * sum.cyrillic_letters;
}

}  // namespace tamga
