#include "tests/engine/report/random_report.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/text/utf8.h"

namespace tamga::testing {
namespace {

class Maker {
 public:
  explicit Maker(std::uint64_t seed) : random_(seed) {}

  Report report() {
    Report made;
    made.version = "0." + std::to_string(below(9)) + "." + std::to_string(below(9));
    made.work = work();
    made.snapshot = {text(3), Sequence{below(1'000'000)}, below(2) == 0 ? "" : "00ff00ff00ff00ff", below(1000)};
    made.settings = settings();
    add_spans(made);
    std::vector<std::uint32_t> others(below(30));
    for (std::uint32_t& share : others) share = below(10'001);
    made.standing = standing_among(made.shares, std::move(others));
    for (std::uint32_t i = below(3); i > 0; --i) made.exclusions.push_back(exclusion(made.work));
    for (std::uint32_t i = below(3); i > 0; --i) {
      made.searched.push_back({text(1), below(2) == 0, below(99), {{one_of(Language::kEnglish), "2024", below(9)}}});
    }
    for (std::uint32_t i = below(5); i > 0; --i) made.sources.push_back(source(made.work));
    made.flags = {{one_of(kLastFlagKind), 10 + below(50), 10, places(made.work.text)}};
    made.observations = {{one_of(kLastObservationKind), 1 + below(50), places(made.work.text)}};
    for (std::uint32_t i = below(4); i > 0; --i) {
      made.not_checked.push_back({one_of(NotCheckedReason::kNamedSourceUnknown), below(1U << 31U), text(5) + "."});
    }
    made.envelope.work_author = text(1);
    for (const auto& entry : made.sources) made.envelope.source_authors.push_back({entry.id, text(1)});
    return made;
  }

 private:
  std::uint32_t below(std::uint32_t limit) { return limit == 0 ? 0 : static_cast<std::uint32_t>(random_() % limit); }

  template <class Enum>
  Enum one_of(Enum last) {
    return static_cast<Enum>(below(static_cast<std::uint32_t>(last) + 1));
  }

  // Words with everything that JSON has to escape or leave alone.
  std::string text(std::uint32_t words) {
    static const std::vector<std::string> kPieces = {"өзөн", "Ак", "река", "river",  "\"", "\\", "\n", "\x01",  "<b>",
                                                     "😀",   "ң",  "ү",    "\u202e", "'",  "&",  "/",  "\u2028"};
    std::string made;
    for (std::uint32_t i = below(words + 1); i > 0; --i)
      made += kPieces[below(static_cast<std::uint32_t>(kPieces.size()))] + " ";
    return made;
  }

  std::vector<CodePointRange> places(const std::string& work) {
    const auto end = static_cast<std::uint32_t>(count_code_points(work));
    std::vector<CodePointRange> made;
    for (std::uint32_t i = 1 + below(5); i > 0; --i) made.push_back({below(end), end});
    return made;
  }

  std::string sha256() {
    std::string digits;
    while (digits.size() < 64) digits += "0123456789abcdef"[below(16)];
    return digits;
  }

  ReportedWork work() {
    ReportedWork made;
    made.file_name = text(4);
    made.sha256 = sha256();
    made.format = "plain text";
    made.encoding = "UTF-8";
    for (std::uint32_t i = below(3); i > 0; --i) made.notes.push_back(text(5));
    made.course = text(2);
    made.assignment = text(2);
    made.text = text(400);
    made.words = below(5000);
    for (std::uint32_t i = below(4); i > 0; --i) made.languages.push_back({one_of(Language::kEnglish), 1 + below(99)});
    return made;
  }

  ReportedSettings settings() {
    return {{1 + below(9), 1 + below(9)},
            below(9),
            below(9),
            below(5000),
            below(50),
            below(20),
            below(5),
            text(2),
            {text(1), text(2)},
            {"tamga", below(9)},
            exclusion_settings(),
            below(49),
            {below(9), below(9)},
            below(9),
            below(2) == 0 ? std::vector<std::string>{} : std::vector<std::string>{text(1)}};
  }

  // A random set of `count` kinds from `first` on.
  ExclusionSet reasons(std::size_t first = 0, std::size_t count = kExclusionKinds) {
    ExclusionSet set;
    for (std::size_t i = first; i < first + count; ++i) {
      if (below(3) == 0) set.add(static_cast<ExclusionKind>(i));
    }
    return set;
  }

  void add_spans(Report& report) {
    const TokenRange all{0, report.work.words};
    std::vector<MarkedWords> marked;
    std::vector<HeldWords> held;
    std::vector<WordLabel> labels;
    for (std::uint32_t i = below(5); i > 0; --i) marked.push_back({inside(all), static_cast<ExclusionKind>(below(8))});
    for (std::uint32_t i = below(5); i > 0; --i) {
      held.push_back({inside(all), {below(5), one_of(PassageClass::kSummarised), reasons(8, 4)}});
    }
    for (std::uint32_t i = below(2); i > 0; --i) labels.push_back({inside(all), one_of(SpanLabel::kQuotationOverCap)});
    const auto spans = labelled_spans(report.work.words, marked, held, labels);
    const ExclusionSet on = report.settings.exclusions.asked.on;
    const CodePointRange text{0, static_cast<std::uint32_t>(count_code_points(report.work.text))};
    for (const LabelledSpan& span : spans) report.spans.push_back({inside(text), span, judge(span, on)});
    report.shares = count_shares(spans, 5, on).shares;
    report.shares.longest_passage = below(report.work.words + 1);
    report.shares.in_runs_1 = below(report.work.words + 1);
    report.shares.in_runs_2 = below(report.work.words + 1);
  }

  ReportedExclusion exclusion(const ReportedWork& of_work) {
    return {one_of(static_cast<ExclusionKind>(kExclusionKinds - 1)),
            one_of(ExclusionState::kOverCap),
            inside(TokenRange{0, of_work.words}),
            inside(CodePointRange{0, static_cast<std::uint32_t>(count_code_points(of_work.text))}),
            place(),
            text(5) + "."};
  }

  ReportedExclusionSettings exclusion_settings() {
    ReportedExclusionSettings made;
    made.asked = {reasons(), one_of(OwnScope::kNone), {below(99), below(10'001)}, {text(1), text(1)}};
    made.templates = {{text(2), sha256()}};
    made.legal_collections = {text(1)};
    made.phrases_version = below(9);
    return made;
  }

  template <class Range>
  Range inside(const Range& outer) {
    const std::uint32_t a = outer.begin + below(outer.end - outer.begin + 1);
    const std::uint32_t b = outer.begin + below(outer.end - outer.begin + 1);
    return {std::min(a, b), std::max(a, b)};
  }

  Place place() { return {one_of(Part::kTextBox), below(90), below(90)}; }

  // The share `word` / `words` of a range, so that words which follow one another have places that do.
  static CodePointRange piece(const CodePointRange& range, std::uint32_t word, std::uint32_t words) {
    const std::uint32_t length = range.end - range.begin;
    return {range.begin + length * word / words, range.begin + length * (word + 1) / words};
  }

  std::vector<ReportedTwin> twins(const ReportedPassage& passage) {
    std::vector<ReportedTwin> made;
    const std::uint32_t words = passage.work_words.size();
    std::uint32_t source_word = passage.source_words.begin;
    for (std::uint32_t i = 0; i < words; ++i) {
      if (below(3) == 0) continue;
      source_word += 1 + (below(4) == 0 ? 1 : 0);
      made.push_back({piece(passage.work, i, words), piece(passage.source, i, words), one_of(TwinKind::kSameStem),
                      passage.work_words.begin + i, source_word, below(5) == 0});
    }
    return made;
  }

  ReportedPassage passage(const ReportedWork& of_work, const ReportedSource& of_source) {
    ReportedPassage made;
    made.source_before = text(5);
    made.source_text = text(30);
    made.source_after = text(5);
    const auto length = static_cast<std::uint32_t>(count_code_points(made.source_text));
    made.source.begin = below(100'000);
    made.source.end = made.source.begin + length;
    made.work = inside(CodePointRange{0, static_cast<std::uint32_t>(count_code_points(of_work.text))});
    made.work_words = inside(TokenRange{0, of_work.words});
    made.work_words.end = std::min(made.work_words.end, made.work_words.begin + 40);
    made.source_words = inside(TokenRange{0, of_source.words});
    made.passage_class = one_of(PassageClass::kSummarised);
    made.similarity = below(10'001) / 10'000.0;
    made.longest_run = below(40);
    made.reasons = reasons();
    made.stands_in = {below(99), below(2) == 0};
    made.work_place = place();
    made.source_place = place();
    made.twins = twins(made);
    for (std::uint32_t i = below(3); i > 0; --i) {
      made.changed.push_back({inside(made.work), inside(made.source), below(9), below(9)});
    }
    return made;
  }

  ReportedSource source(const ReportedWork& of_work) {
    ReportedSource made;
    made.id = "id " + text(2);
    made.title = text(6);
    made.collection = text(1);
    made.file_name = text(2);
    made.date = below(2) == 0 ? "" : "2024-05";
    made.first_seen = below(2) == 0 ? "" : "2024-06-01T08:15:00Z";
    made.sha256 = sha256();
    made.words = 1 + below(9000);
    made.reasons = reasons();
    made.share.in_text = below(of_work.words + 1);
    made.share.in_report = below(made.share.in_text + 1);
    for (std::uint32_t i = 1 + below(4); i > 0; --i) made.passages.push_back(passage(of_work, made));
    return made;
  }

  std::mt19937_64 random_;
};

}  // namespace

Report random_report(std::uint64_t seed) {
  return Maker(seed).report();
}

}  // namespace tamga::testing
