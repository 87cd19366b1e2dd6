#include "tests/engine/report/example_report.h"

#include <string>
#include <utility>
#include <vector>

namespace tamga::testing {
namespace {

ReportedWork example_work() {
  ReportedWork work;
  work.file_name = "эссе.docx";
  work.sha256 = std::string(64, 'a');
  work.format = "DOCX";
  work.encoding = "UTF-8";
  work.notes = {"The file holds a table; its cells are read row by row."};
  work.text = "Ак калпак баштан түшпөйт. The river is long.";
  work.words = 9;
  work.languages = {{Language::kEnglish, 5}, {Language::kKyrgyz, 4}};
  work.course = "Адабият";
  work.assignment = "2-иш";
  return work;
}

ReportedSettings example_settings() {
  ReportedSettings settings;
  settings.minimum_shared = 3;
  settings.rare_documents = 3;
  settings.document_cap = 1000;
  settings.candidate_budget = 20;
  settings.min_words = 3;
  settings.top = 1;
  settings.institution = "KNU";
  settings.collections = {"theses", "essays"};
  settings.normalisation = {"tamga", 1};
  auto& exclusions = settings.exclusions;
  exclusions.asked.on.remove(ExclusionKind::kSetPhrase);
  exclusions.asked.own_scope = OwnScope::kCourse;
  exclusions.asked.least_source = {2, 50};
  exclusions.asked.named_sources = {"2019/4"};
  exclusions.templates = {{"task.docx", std::string(64, 'c')}};
  exclusions.legal_collections = {"laws"};
  exclusions.phrases_version = 1;
  settings.fingerprint_bits = 48;
  settings.stem_pairs = {};
  settings.minimum_stem_pairs = 3;
  return settings;
}

// "Ак калпак баштан" of the work stands in the source as "Ак калпак башта": two same words in a row, one same stem.
ReportedPassage example_passage() {
  ReportedPassage passage;
  passage.work = {0, 16};
  passage.source = {5, 20};
  passage.work_words = {0, 3};
  passage.source_words = {1, 4};
  passage.passage_class = PassageClass::kReworded;
  passage.similarity = 2.0 / 3;
  passage.longest_run = 2;
  passage.work_place = {Part::kHeading, 1, 2};
  passage.source_place = {Part::kBody, 7, 0};
  passage.source_before = "Бир\n\n";
  passage.source_text = "Ак калпак башта";
  passage.source_after = " болсун";
  passage.twins = {{{0, 2}, {5, 7}, TwinKind::kSameWord, 0, 1},
                   {{3, 9}, {8, 14}, TwinKind::kSameWord, 1, 2},
                   {{10, 16}, {15, 20}, TwinKind::kSameStem, 2, 3, true}};
  passage.changed = {{{10, 16}, {15, 15}, 1, 0}};
  passage.reasons = {ExclusionKind::kSmallMatch};
  passage.stands_in = {4, true};
  return passage;
}

ReportedSource example_source() {
  ReportedSource source;
  source.id = "2024/117";
  source.title = "Макалдар";
  source.collection = "theses";
  source.file_name = "макалдар.txt";
  source.date = "2024-05-30";
  source.first_seen = "2024-06-01T08:15:00Z";
  source.sha256 = std::string(64, 'b');
  source.words = 1200;
  source.share = {3, 3};
  source.reasons = {ExclusionKind::kLaw};
  source.passages = {example_passage()};
  return source;
}

ReportedSpan example_span(CodePointRange place, LabelledSpan span) {
  const Verdict verdict = judge(span, example_settings().exclusions.asked.on);
  return {place, std::move(span), verdict};
}

// "Ак калпак баштан" is reworded, "түшпөйт. The" a quotation with a citation, "river is" a set phrase that counts as
// original because set phrases are off, the rest original.
std::vector<ReportedSpan> example_spans() {
  const Holder first{0, PassageClass::kReworded, {}};
  const Holder second{1, PassageClass::kCopied, {ExclusionKind::kOwnEarlier, ExclusionKind::kSmallMatch}};
  return {example_span({0, 16}, {{0, 3}, SpanLabel::kQuotationWithoutSource, {}, {first, second}}),
          example_span({17, 28}, {{3, 5}, SpanLabel::kNone, {ExclusionKind::kQuotation}, {}}),
          example_span({29, 37}, {{5, 7}, SpanLabel::kNone, {ExclusionKind::kSetPhrase}, {}}),
          example_span({38, 43}, {{7, 9}, SpanLabel::kNone, {}, {}})};
}

std::vector<ReportedExclusion> example_exclusions() {
  return {{ExclusionKind::kQuotation,
           ExclusionState::kWithoutSource,
           {0, 3},
           {0, 16},
           {Part::kHeading, 1, 2},
           "A quotation without a citation beside it counts."},
          {ExclusionKind::kQuotation,
           ExclusionState::kApplied,
           {3, 5},
           {17, 28},
           {Part::kHeading, 1, 2},
           "A quotation with a citation beside it."},
          {ExclusionKind::kSetPhrase, ExclusionState::kOff, {5, 7}, {29, 37}, {Part::kHeading, 1, 2}, "A set phrase."}};
}

}  // namespace

Report example_report() {
  Report report;
  report.version = "0.1.0";
  report.work = example_work();
  report.snapshot = {"theses of the faculty", Sequence{42}, "0123456789abcdef", 17};
  report.settings = example_settings();
  report.shares.words = 9;
  report.shares.reworded = 3;
  report.shares.quoted = 2;
  report.shares.original = 4;
  report.shares.longest_passage = 3;
  report.shares.in_runs_1 = 3;
  report.standing = standing_among(report.shares, {0, 10'000, 2500, 0, 3333, 1050, 4001, 2000});
  report.spans = example_spans();
  report.exclusions = example_exclusions();
  report.sources = {example_source()};
  report.flags = {{FlagKind::kInvisible, 11, 10, {{0, 2}, {3, 9}}}};
  report.observations = {{ObservationKind::kLetterVariants, 1, {{10, 16}}}};
  report.searched = {{"essays", false, 3, {{Language::kKyrgyz, "2024", 1}, {Language::kRussian, "2025", 2}}},
                     {"laws", true, 1, {{Language::kOther, "", 1}}}};
  report.not_checked = {{NotCheckedReason::kCandidateBudget, 12, "12 more documents were not compared."},
                        {NotCheckedReason::kSourcesCut, 1, "1 more source is not listed."}};
  report.envelope = {"student-17", {{"2024/117", "student-3"}}};
  return report;
}

}  // namespace tamga::testing
