#include "tests/cli/hand_made_report.h"

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/utf8.h"

namespace tamga::testing {
namespace {

const std::string kText =
    "Киришүү. Билим берүү — коомдун өнүгүшүнүн негизи болуп саналат, деп жазган.\n\n"
    "Students often write essays in a hurry.";
const std::string kFirstSource = "Билим берүү – коомдун өнүгүшүнүн негизи болуп саналат";
const std::string kSecondSource = "students were writing an essay hurriedly";

std::uint32_t code_points(std::string_view text) {
  return static_cast<std::uint32_t>(count_code_points(text));
}

// Where `part` stands in `text`, in code points.
CodePointRange find(std::string_view text, std::string_view part) {
  const auto at = text.find(part);
  if (at == std::string_view::npos) throw std::logic_error(std::string(part));
  return {code_points(text.substr(0, at)), code_points(text.substr(0, at + part.size()))};
}

struct Twin {
  std::string_view work, source;
  TwinKind kind;
};

std::vector<ReportedTwin> twins(std::string_view source, const std::vector<Twin>& words) {
  std::vector<ReportedTwin> result;
  result.reserve(words.size());
  for (const auto& twin : words) {
    result.push_back({find(kText, twin.work), find(source, twin.source), twin.kind, 0, 0});
  }
  return result;
}

ReportedPassage copied_passage() {
  ReportedPassage passage;
  passage.work = find(kText, "Билим берүү — коомдун өнүгүшүнүн негизи болуп саналат");
  passage.source = {0, code_points(kFirstSource)};
  passage.work_words = {1, 8};
  passage.source_words = {0, 7};
  passage.similarity = 1;
  passage.longest_run = 7;
  passage.work_place = {Part::kBody, 1, 0};
  passage.source_place = {Part::kFootnote, 12, 3};
  passage.source_before = "Макаланын башында мындай деп айтылат: ";
  passage.source_text = kFirstSource;
  passage.source_after = ", ошондуктан ага көңүл буруу зарыл.";
  const auto same = TwinKind::kSameWord;
  passage.twins = twins(kFirstSource, {{"Билим", "Билим", same},
                                       {"берүү", "берүү", same},
                                       {"коомдун", "коомдун", same},
                                       {"өнүгүшүнүн", "өнүгүшүнүн", same},
                                       {"негизи", "негизи", same},
                                       {"болуп", "болуп", same},
                                       {"саналат", "саналат", same}});
  return passage;
}

ReportedPassage reworded_passage() {
  ReportedPassage passage;
  passage.work = find(kText, "Students often write essays");
  passage.source = {0, code_points("students were writing an essay")};
  passage.work_words = {10, 14};
  passage.source_words = {0, 5};
  passage.passage_class = PassageClass::kReworded;
  passage.similarity = 0.6;
  passage.longest_run = 1;
  passage.work_place = {Part::kBody, 2, 0};
  passage.source_place = {Part::kHeading, 1, 0};
  passage.source_text = "students were writing an essay";
  passage.source_after = " hurriedly";
  passage.twins = twins(kSecondSource, {{"Students", "students", TwinKind::kSameWord},
                                        {"write", "writing", TwinKind::kSameStem},
                                        {"essays", "essay", TwinKind::kSameStem}});
  return passage;
}

ReportedSource source(std::string id, std::string title, std::uint32_t words, SourceShare share) {
  ReportedSource result;
  result.id = std::move(id);
  result.title = std::move(title);
  result.file_name = result.id + ".docx";
  result.first_seen = "2026-09-01T08:00:00Z";
  result.sha256 = std::string(64, 'b');
  result.words = words;
  result.share = share;
  return result;
}

ReportedSettings settings() {
  ReportedSettings settings;
  settings.minimum_shared = 3;
  settings.rare_documents = 3;
  settings.document_cap = 1000;
  settings.candidate_budget = 20;
  settings.min_words = 8;
  settings.institution = "KNU";
  settings.collections = {"theses", "эсселер"};
  settings.normalisation = {"tamga", 1};
  settings.fingerprint_bits = 48;
  settings.stem_pairs = {};
  settings.minimum_stem_pairs = 3;
  return settings;
}

LabelledSpan original(TokenRange words) {
  return {words, SpanLabel::kNone, {}, {}};
}

LabelledSpan held(TokenRange words, std::uint32_t source, PassageClass passage_class) {
  return {words, SpanLabel::kNone, {}, {{source, passage_class, {}}}};
}

// The spans behind the shares and passages; where they stand in the text, the terminal does not show.
std::vector<ReportedSpan> spans() {
  const std::vector<LabelledSpan> all = {original({0, 1}),
                                         held({1, 8}, 0, PassageClass::kCopied),
                                         {{8, 9}, SpanLabel::kNone, {ExclusionKind::kQuotation}, {}},
                                         original({9, 10}),
                                         held({10, 14}, 1, PassageClass::kReworded),
                                         original({14, 17})};
  std::vector<ReportedSpan> shown;
  for (const LabelledSpan& span : all) shown.push_back({{}, span, judge(span, ExclusionSet::all())});
  return shown;
}

std::vector<ReportedExclusion> exclusions() {
  return {{ExclusionKind::kQuotation, ExclusionState::kApplied, {8, 9}, {}, {}, "A quotation with a citation."},
          {ExclusionKind::kQuotation, ExclusionState::kWithoutSource, {10, 14}, {}, {}, "A quotation without source."}};
}

}  // namespace

Report hand_made_report() {
  Report report;
  report.version = "0.1.0";
  report.work = {"иш\x1b[31m.docx",
                 std::string(64, 'a'),
                 "DOCX",
                 "",
                 {"The file holds a table."},
                 kText,
                 17,
                 {{Language::kKyrgyz, 10}, {Language::kEnglish, 7}}};
  report.snapshot = {"Faculty of Letters", Sequence{42}, "0123456789abcdef", 1234};
  report.settings = settings();
  report.shares = {17, 7, 4, 0, 1, 0, 0, 5, 7};
  report.shares.in_runs_1 = 7;
  report.spans = spans();
  report.exclusions = exclusions();
  report.sources = {source("2025/117", "Билим берүү жөнүндө", 1200, {7, 7}), source("essay-3", "", 300, {4, 5})};
  report.sources[0].collection = "theses";
  report.sources[0].date = "2025-05-30";
  report.sources[0].passages = {copied_passage()};
  report.sources[1].passages = {reworded_passage()};
  report.flags = {{FlagKind::kMixedScript, 12, 10, {find(kText, "Билим"), find(kText, "берүү")}}};
  report.observations = {{ObservationKind::kLetterVariants, 1, {find(kText, "өнүгүшүнүн")}}};
  report.not_checked = {{NotCheckedReason::kCandidateBudget, 3, "3 more candidates were not compared."},
                        {NotCheckedReason::kErasedSince, 1, "1 document of the snapshot has been removed since."}};
  return report;
}

Report clean_report() {
  Report report;
  report.version = "0.1.0";
  report.work = {"clean.txt", std::string(64, 'c'),     "plain text", "UTF-8", {}, "Nothing is borrowed here at all.",
                 6,           {{Language::kEnglish, 6}}};
  report.settings = settings();
  report.settings.institution.clear();
  report.settings.collections.clear();
  report.shares.words = 6;
  report.shares.original = 6;
  return report;
}

}  // namespace tamga::testing
