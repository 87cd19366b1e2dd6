#include "tests/engine/report/html/full_report.h"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/match/exclusions/labelled_spans.h"
#include "engine/report/percent.h"
#include "engine/text/utf8.h"

namespace tamga::testing {
namespace {

constexpr std::uint32_t kWords = 60;

// A text of words whose places are known.
class WordText {
 public:
  WordText() {
    static const std::vector<std::string> kCycle = {"суу",  "тоодон", "агып",  "келет",  "жана",
                                                    "айыл", "элинин", "жерин", "дайыма", "сугарат"};
    for (std::uint32_t i = 0; i < kWords; ++i) {
      if (i > 0) text_ += i % 20 == 0 ? ".\n\n" : " ";
      const auto begin = static_cast<std::uint32_t>(count_code_points(text_));
      text_ += kCycle[i % kCycle.size()] + (i % 7 == 0 ? "да" : "");
      words_.push_back({begin, static_cast<std::uint32_t>(count_code_points(text_))});
    }
  }

  const std::string& text() const { return text_; }
  CodePointRange place(TokenRange words) const { return {words_[words.begin].begin, words_[words.end - 1].end}; }

 private:
  std::string text_;
  std::vector<CodePointRange> words_;
};

ReportedPassage copied_passage(const WordText& work, TokenRange words) {
  ReportedPassage passage;
  passage.work = work.place(words);
  passage.work_words = words;
  const CodePointIndex index(work.text());
  const auto begin = index.byte_at_code_point(passage.work.begin);
  passage.source_text = work.text().substr(begin, index.byte_at_code_point(passage.work.end) - begin);
  passage.source = {100, 100 + passage.work.end - passage.work.begin};
  passage.source_words = {20, 20 + words.size()};
  passage.similarity = 1;
  passage.longest_run = words.size();
  passage.work_place = {Part::kBody, words.begin / 20 + 1, 1};
  passage.source_place = {Part::kFootnote, 4, 2};
  passage.source_before = "Мурда мындай деп жазылган: ";
  passage.source_after = " деп бүтөт сөз.";
  passage.twins = {{passage.work, passage.source, TwinKind::kSameWord, words.begin, 20, false, words.size()}};
  passage.stands_in = {2, true};
  return passage;
}

// Words 15 to 29: the first one in another form, the second one as it is and moved, the rest changed.
ReportedPassage reworded_passage(const WordText& work) {
  auto passage = copied_passage(work, {15, 30});
  passage.passage_class = PassageClass::kReworded;
  passage.similarity = 0.6;
  passage.longest_run = 1;
  passage.source_text = "айылдын жерин суу сугарат";
  passage.source = {300, 300 + static_cast<std::uint32_t>(count_code_points(passage.source_text))};
  passage.twins = {{work.place({15, 16}), {300, 307}, TwinKind::kSameStem, 15, 20},
                   {work.place({17, 18}), {308, 313}, TwinKind::kSameWord, 17, 21, true}};
  passage.changed = {{work.place({19, 29}), {314, 325}, 10, 2}, {work.place({18, 19}), {314, 314}, 1, 0}};
  return passage;
}

ReportedSource source(std::string id, std::string title, std::vector<ReportedPassage> passages) {
  ReportedSource made;
  made.id = std::move(id);
  made.title = std::move(title);
  made.collection = "эсселер";
  made.file_name = made.id + ".docx";
  made.date = "2025-05-30";
  made.first_seen = "2025-06-01T08:15:00Z";
  made.sha256 = std::string(64, 'b');
  made.words = 1234;
  made.passages = std::move(passages);
  return made;
}

void add_spans(Report& report, const WordText& work) {
  const std::vector<MarkedWords> marked = {{{40, 50}, ExclusionKind::kQuotation},
                                           {{50, 55}, ExclusionKind::kBibliography}};
  std::vector<HeldWords> held;
  for (std::uint32_t i = 0; i < report.sources.size(); ++i) {
    for (const auto& passage : report.sources[i].passages) {
      held.push_back({passage.work_words, {i, passage.passage_class, passage.reasons}});
    }
  }
  const auto on = report.settings.exclusions.asked.on;
  const auto spans = labelled_spans(kWords, marked, held, {});
  for (const auto& span : spans) report.spans.push_back({work.place(span.words), span, judge(span, on)});
  const auto counted = count_shares(spans, report.sources.size(), on);
  report.shares = counted.shares;
  report.shares.longest_passage = 20;
  report.shares.in_runs_1 = 30;
  for (std::uint32_t i = 0; i < report.sources.size(); ++i) {
    report.sources[i].share = {counted.credited[i], counted.credited[i] + 5};
  }
  report.exclusions = {
      {ExclusionKind::kQuotation, ExclusionState::kApplied, {40, 50}, work.place({40, 50}), {}, ""},
      {ExclusionKind::kBibliography, ExclusionState::kOff, {50, 55}, work.place({50, 55}), {}, "An entry."}};
}

ReportedSettings settings() {
  ReportedSettings made;
  made.minimum_shared = 3;
  made.rare_documents = 3;
  made.document_cap = 1000;
  made.candidate_budget = 20;
  made.min_words = 8;
  made.institution = "КУУ";
  made.normalisation = {"tamga", 2};
  made.exclusions.asked.on.remove(ExclusionKind::kBibliography);
  made.fingerprint_bits = 48;
  made.stem_pairs = {};
  made.minimum_stem_pairs = 3;
  return made;
}

void add_not_checked(Report& report) {
  for (int reason = 0; reason <= static_cast<int>(NotCheckedReason::kNamedSourceUnknown); ++reason) {
    report.not_checked.push_back({static_cast<NotCheckedReason>(reason), 2, "In English."});
  }
}

}  // namespace

Report full_report() {
  const WordText work;
  Report report;
  report.version = "0.1.0";
  report.work = {"эссе.docx",
                 std::string(64, 'a'),
                 "DOCX",
                 "",
                 {"The file holds a table."},
                 work.text(),
                 kWords,
                 {{Language::kKyrgyz, 50}, {Language::kRussian, 10}},
                 "Тил",
                 "Эссе 1"};
  report.snapshot = {"samples", Sequence{42}, "0123456789abcdef", 1234};
  report.settings = settings();
  auto small = copied_passage(work, {56, 58});
  small.reasons.add(ExclusionKind::kSmallMatch);
  report.sources = {
      source("2025/asanov-essay", "Суу жөнүндө", {copied_passage(work, {0, 20}), copied_passage(work, {10, 15})}),
      source("law-7", "Суу кодекси", {reworded_passage(work), copied_passage(work, {40, 50}), small})};
  report.sources[1].sha256 = std::string(64, 'c');
  add_spans(report, work);
  const auto own = percent_hundredths(report.shares.borrowed(), report.shares.words);
  report.standing = standing_among(report.shares, {0, 1, 2, own, 9999, 9999, 9999, 9999, 9999, 9999, 9999});
  report.flags = {{FlagKind::kMixedScript, 12, 10, {work.place({2, 3}), work.place({33, 35})}}};
  report.observations = {{ObservationKind::kKeyboardSpelling, 3, {work.place({5, 6})}}};
  report.searched = {{"эсселер", false, 1200, {{Language::kKyrgyz, "2025", 1200}}}, {"", true, 34, {}}};
  add_not_checked(report);
  report.envelope = {"student-17", {{"2025/asanov-essay", "asanov.a"}}};
  report.sources[0].passages[0].source_before = "Бул ишти asanov.a жазган: ";
  return report;
}

const char* const kHostile =
    "\"><script>alert(1)</script><img src=x onerror=alert(1)>'&amp;</style>\u202Eevil\u2066\x01\xFF";

Report hostile_report() {
  auto report = full_report();
  const std::string hostile = kHostile;
  for (auto* text : {&report.version, &report.work.file_name, &report.work.format, &report.work.encoding,
                     &report.work.course, &report.snapshot.corpus, &report.snapshot.stop_set, &report.work.sha256,
                     &report.settings.institution, &report.settings.normalisation.name, &report.envelope.work_author}) {
    *text = hostile;
  }
  report.work.notes = {hostile};
  report.searched[0].name = hostile;
  report.searched[0].groups[0].year = hostile;
  report.exclusions[0].detail = hostile;
  // A work's text is valid UTF-8, whatever else it holds.
  report.work.text += "\n" + hostile.substr(0, hostile.size() - 1);
  for (auto& each : report.sources) {
    for (auto* text : {&each.id, &each.title, &each.collection, &each.file_name, &each.date, &each.first_seen}) {
      *text = hostile;
    }
    for (auto& passage : each.passages) {
      for (auto* text : {&passage.source_before, &passage.source_text, &passage.source_after}) *text += hostile;
    }
  }
  report.sources[1].title = std::string(10'000, 'n');
  report.envelope.source_authors = {{hostile, hostile}};
  return report;
}

}  // namespace tamga::testing
