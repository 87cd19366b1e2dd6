#include "tests/engine/report/example_report.h"

#include <string>

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
  source.passages = {example_passage()};
  return source;
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
  report.sources = {example_source()};
  report.flags = {{FlagKind::kInvisible, 11, 10, {{0, 2}, {3, 9}}}};
  report.observations = {{ObservationKind::kLetterVariants, 1, {{10, 16}}}};
  report.not_checked = {{NotCheckedReason::kCandidateBudget, 12, "12 more documents were not compared."},
                        {NotCheckedReason::kSourcesCut, 1, "1 more source is not listed."}};
  report.envelope = {"student-17", {{"2024/117", "student-3"}}};
  return report;
}

}  // namespace tamga::testing
