#include "tokenizers/flags/transliteration.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>

#include "tokenizers/code_points.h"
#include "tokenizers/flags/latin_to_cyrillic.h"
#include "tokenizers/language_model.h"
#include "tokenizers/marks/scan.h"

namespace tamga {
namespace {

// Measured with bench/signs, in points a letter; docs/signs.md has the table. Transliterated sentences of ten words or
// more lie at 9 to 35, English ones below -11, Turkish ones mostly below 4.
constexpr double kClearRun = 13;             // a run of kUsualLetters alone: no sentence in Latin letters has so many
constexpr double kClearLongRun = 8;          // the least for a run however long
constexpr double kClearGroup = 4;            // all runs of one seeming language together; a run beside clear ones
constexpr double kPossible = 0;              // a run of a clear group
constexpr double kNeighbour = -15;           // a run in a sentence beside one that counts
constexpr double kPlainEnglish = 50;         // points from which a run is English, whatever it would be in Cyrillic
constexpr std::uint32_t kLeastWords = 4;     // of a run that is judged
constexpr std::uint32_t kEnoughWords = 8;    // a run of fewer goes on in the next sentence
constexpr std::uint32_t kOpensSentence = 6;  // words of a sentence whose first has a capital for that reason
constexpr std::uint64_t kLeastLetters = 20;  // of a run that is clear alone, or of a group
constexpr double kUsualLetters = 40;
constexpr std::uint64_t kEvident = 100;  // clear runs speak for others in a text with so many times their words at most

double points_a_letter(std::uint64_t points, std::uint64_t letters) {
  return static_cast<double>(points) / static_cast<double>(std::max<std::uint64_t>(letters, 1));
}

double as_cyrillic(std::string_view latin) {
  double best = 0;
  std::string cyrillic;
  for (const auto way : kTransliterations) {
    cyrillic.clear();
    append_cyrillic(latin, way, cyrillic);
    const auto scores = score_language(cyrillic);
    best = std::max(best, points_a_letter(std::max(scores.kyrgyz, scores.russian), scores.letters()));
  }
  return best;
}

// What a run must have that is judged by few letters or many: chance grows as the root of their number falls.
double threshold(double usual, double least, std::uint64_t letters) {
  return std::max(usual * std::sqrt(kUsualLetters / static_cast<double>(std::max<std::uint64_t>(letters, 1))), least);
}

constexpr std::size_t kGroups = 4;  // English, Turkish, Germanic, Romance

// What a run of Latin words is as it stands, and how much better it is as Cyrillic.
struct Judgement {
  std::size_t group = 0;
  std::uint64_t letters = 0;
  double margin = 0;
};

Judgement judge(std::string_view latin) {
  const auto scores = score_language(latin);
  const std::array groups = {scores.english, scores.turkish, scores.germanic, scores.romance};
  const auto best = std::ranges::max_element(groups);
  const auto plain = points_a_letter(*best, scores.letters());
  const auto group = static_cast<std::size_t>(best - groups.begin());
  const bool english = group == 0 && plain >= kPlainEnglish;
  return {group, scores.letters(), english ? -plain : as_cyrillic(latin) - plain};
}

// A word of Latin letters, perhaps with marks and apostrophes, and nothing else.
bool is_latin(std::string_view word) {
  bool letters = false;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = next_code_point(word, at);
    const bool latin = (c | 0x20U) - U'a' < 26U || (c >= 0x00C0 && c < 0x0250);
    if (is_ascii_digit(c) || (!latin && c >= 0x0370 && is_word_letter(c))) return false;
    letters = letters || latin;
  }
  return letters;
}

// Nearly all words that are not Latin show it with their first byte.
bool begins_cyrillic(std::string_view word) {
  const auto first = static_cast<unsigned char>(word.front());
  return first >= 0xD0 && first <= 0xD3;
}

// What parts two words of prose: blanks, and signs beside them; not the signs of an address.
bool is_prose_gap(std::string_view gap) {
  if (gap.find_first_of("/@_\\=<>#&|") != std::string_view::npos) return false;
  return std::ranges::any_of(gap, [](char c) { return c == ' ' || c == '\n' || c == '\t'; }) ||
         gap.find("\xC2\xA0") != std::string_view::npos || gap == "-" || gap == "(" || gap == ")";
}

// A run of Latin words, of one sentence or, as in verse, of several short ones.
struct Run {
  ByteRange range;
  std::uint32_t words = 0;
  std::uint32_t further_parts = 0;  // of hyphenated words, which are words where the run counts
  std::uint32_t capitals = 0;       // words that begin with one
  std::uint32_t first_sentence = 0;
  std::uint32_t last_sentence = 0;
  Judgement judgement;
  bool counts = false;

  bool is_judged() const { return words >= kLeastWords && 2 * capitals <= words; }
  // Whatever else the text holds. Only for one that is judged.
  bool is_clear() const {
    const auto letters = judgement.letters;
    return letters >= kLeastLetters && judgement.margin >= threshold(kClearRun, kClearLongRun, letters);
  }
};

// The runs of a text, in order.
class RunReader {
 public:
  RunReader(std::string_view text, const TokenizedText& tokens, std::span<const Mark> marks)
      : text_(text), tokens_(tokens) {
    for (const auto& mark : marks) {
      if (mark.kind == MarkKind::kBibliographyEntry || mark.kind == MarkKind::kProgram) aside_.push_back(mark.range);
    }
    std::ranges::sort(aside_, {}, &ByteRange::begin);
  }

  std::vector<Run> read() {
    for (; sentence_ < tokens_.sentences.size(); ++sentence_) {
      const auto& sentence = tokens_.sentences[sentence_].tokens;
      for (auto token = sentence.begin; token < sentence.end; ++token) {
        read_word(tokens_.tokens[token].range, token == sentence.begin && sentence.size() >= kOpensSentence);
      }
      if (run_.words >= kEnoughWords) finish();
    }
    finish();
    return std::move(runs_);
  }

 private:
  void read_word(ByteRange range, bool starts_sentence) {
    const auto word = text_.substr(range.begin, range.size());
    if (run_.words == 0 && begins_cyrillic(word)) return;
    const bool number =
        std::ranges::all_of(word, [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == ','; });
    const auto gap = run_.words == 0 ? "" : text_.substr(run_.range.end, range.begin - run_.range.end);
    const bool joined = is_prose_gap(gap) || (behind_number_ && gap == ".");  // «24.kg»
    behind_number_ = number;
    if (run_.words > 0 && !joined) finish();
    if (is_aside(range) || (!number && !is_latin(word))) {
      finish();
    } else if (!number || run_.words > 0) {
      if (run_.words == 0) {
        run_.range = range;
        run_.first_sentence = sentence_;
      }
      run_.last_sentence = sentence_;
      run_.range.end = range.end;
      if (!number) ++(gap == "-" ? run_.further_parts : run_.words);  // the parts of an address are no words
      run_.capitals += !number && !starts_sentence && is_capital(Scan(word).peek()) ? 1 : 0;
    }
  }

  // Tokens come in order, so what is aside is passed once.
  bool is_aside(ByteRange range) {
    while (next_aside_ < aside_.size() && aside_[next_aside_].end <= range.begin) ++next_aside_;
    return next_aside_ < aside_.size() && aside_[next_aside_].begin <= range.begin;
  }

  void finish() {
    if (run_.words > 0) {
      if (run_.is_judged()) run_.judgement = judge(text_.substr(run_.range.begin, run_.range.size()));
      runs_.push_back(run_);
    }
    run_ = Run{};
  }

  std::string_view text_;
  const TokenizedText& tokens_;
  std::vector<ByteRange> aside_;
  std::size_t next_aside_ = 0;
  std::uint32_t sentence_ = 0;
  bool behind_number_ = false;
  Run run_;
  std::vector<Run> runs_;
};

// Which groups are, all runs together, Cyrillic prose in disguise.
std::array<bool, kGroups> clear_groups(std::span<const Run> runs) {
  std::array<double, kGroups> points{};
  std::array<std::uint64_t, kGroups> letters{};
  for (const auto& run : runs) {
    if (!run.is_judged()) continue;
    points[run.judgement.group] += run.judgement.margin * static_cast<double>(run.judgement.letters);
    letters[run.judgement.group] += run.judgement.letters;
  }
  std::array<bool, kGroups> clear{};
  for (std::size_t i = 0; i < kGroups; ++i) {
    const auto needed = threshold(kClearGroup, kClearGroup, letters[i]);
    clear[i] = letters[i] >= kLeastLetters && points[i] >= needed * static_cast<double>(letters[i]);
  }
  return clear;
}

// Whether clear runs are more than the chance that one in hundreds of foreign sentences looks like them.
bool clear_runs_are_evident(std::span<const Run> runs) {
  std::uint64_t clear = 0;
  std::uint64_t judged = 0;
  for (const auto& run : runs) {
    if (!run.is_judged()) continue;
    judged += run.words;
    clear += run.is_clear() ? run.words : 0;
  }
  return clear * kEvident >= judged;
}

// Whether a run lies in the sentence of `counted`, or in one beside it.
bool is_beside(const Run& run, const Run& counted) {
  if (!counted.counts) return false;
  return run.first_sentence <= counted.last_sentence + 1 && counted.first_sentence <= run.last_sentence + 1;
}

}  // namespace

double transliteration_margin(std::string_view latin) {
  return judge(latin).margin;
}

std::vector<LatinRun> find_transliterations(std::string_view text, const TokenizedText& tokens,
                                            std::span<const Mark> marks) {
  auto runs = RunReader(text, tokens, marks).read();
  const auto clear = clear_groups(runs);
  const bool evident = clear_runs_are_evident(runs);
  for (auto& run : runs) {
    const auto margin = run.judgement.margin;
    const bool among_clear = (clear[run.judgement.group] && margin >= kPossible) || (evident && margin >= kClearGroup);
    run.counts = run.is_judged() && (run.is_clear() || among_clear);
  }
  std::vector<LatinRun> found;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const auto& run = runs[i];
    const bool beside = (i > 0 && is_beside(run, runs[i - 1])) || (i + 1 < runs.size() && is_beside(run, runs[i + 1]));
    const bool like = !run.is_judged() || run.judgement.margin >= kNeighbour;
    if (run.counts || (beside && like)) found.push_back({run.range, run.words + run.further_parts});
  }
  return found;
}

}  // namespace tamga
