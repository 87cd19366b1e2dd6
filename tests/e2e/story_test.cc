// The whole story of a corpus: made, filled, listed, checked against, and emptied again.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/e2e/program.h"
#include "tests/support/golden.h"

namespace tamga::testing {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const std::string kEducation =
    "Билим берүү коомдун өнүгүшүнүн негизи болуп саналат жана ар бир адамдын келечегин аныктайт. "
    "Мектептерде окуучулар эне тилин, математиканы жана табият таанууну үйрөнүшөт.";
const std::string kBorrowing = "Менин оюмча, " + kEducation + " Ошондуктан мамлекет мектептерге көп көңүл бурат.";

class StoryTest : public CorpusTest {};

TEST_F(StoryTest, FromInitToStats) {
  write("sources/билим.txt", kEducation);
  write("sources/other.md", "# Rivers\n\n" + own_words(1, 60));
  write("sources/page.html", "<html><body><p>" + own_words(2, 60) + "</p></body></html>");
  const auto work = write("work.docx", docx_of({own_words(3, 30), kBorrowing}));

  const auto added = run("add", {path("sources"), "--collection", "essays", "--date", "2026-05-30"});
  EXPECT_EQ(added.exit_code, 0) << added.errors;
  EXPECT_EQ(added.output, "added\tother.md\tother.md\nadded\tpage.html\tpage.html\nadded\tбилим.txt\tбилим.txt\n");
  EXPECT_THAT(added.errors, HasSubstr("3 added, 0 replaced, 0 unchanged, 0 failed"));

  const auto listed = run("list", {"--collection", "essays"});
  EXPECT_EQ(listed.exit_code, 0);
  EXPECT_THAT(listed.output, HasSubstr("билим.txt"));
  EXPECT_THAT(run("list", {"--collection", "none"}).output, Not(HasSubstr("билим.txt")));

  const auto checked = run("check", {work});
  EXPECT_EQ(checked.exit_code, 0) << checked.errors;
  EXPECT_THAT(checked.output, HasSubstr("билим.txt"));
  EXPECT_THAT(checked.output, HasSubstr("measures sameness of text, not guilt"));

  const auto removed = run("remove", {"билим.txt"});
  EXPECT_EQ(removed.exit_code, 0) << removed.errors;
  EXPECT_EQ(removed.output, "removed\tбилим.txt\n");
  EXPECT_THAT(listed_ids(corpus()), ElementsAre("other.md", "page.html"));
  EXPECT_EQ(counted_documents(corpus()), 2U);
  EXPECT_THAT(run("check", {work}).output, HasSubstr("none found"));
}

TEST_F(StoryTest, CheckAsJsonIsTheCanonicalReport) {
  run("add", {write("билим.txt", kEducation)});
  const auto work = write("work.txt", kBorrowing);
  const auto report = json::parse(run("check", {work, "--format", "json"}).output);
  EXPECT_EQ(report.at("body").at("sources").at(0).at("id"), "билим.txt");
  EXPECT_EQ(report.at("body").at("work").at("file"), "work.txt");
}

TEST_F(StoryTest, SeveralWorksAreAnArrayAndATable) {
  run("add", {write("билим.txt", kEducation)});
  const auto one = write("works/one.txt", kBorrowing);
  const auto two = write("works/two.txt", own_words(5, 50));
  const auto reports = json::parse(run("check", {one, two, "--format", "json"}).output);
  ASSERT_EQ(reports.size(), 2U);
  EXPECT_EQ(json::parse(run("check", {path("works"), "--format", "json"}).output), reports);
  EXPECT_EQ(json::parse(run("check", {one, "--format", "json"}).output), reports.at(0));

  const auto zip = write("works.zip", zip_of({{"one.txt", kBorrowing}, {"two.txt", own_words(5, 50)}}));
  EXPECT_EQ(json::parse(run("check", {zip, "--format", "json"}).output), reports);
  EXPECT_THAT(run("check", {one, two}).output, HasSubstr("All works\n"));
  EXPECT_THAT(run("check", {one}).output, Not(HasSubstr("All works")));
}

TEST_F(StoryTest, AWorkFromStandardInputIsLikeThatFile) {
  run("add", {write("билим.txt", kEducation)});
  const auto file = run("check", {write("work.txt", kBorrowing), "--format", "json"});
  const auto piped = run("check", {"-", "--name", "work.txt", "--format", "json"}, {.input = kBorrowing});
  EXPECT_EQ(piped.exit_code, 0) << piped.errors;
  EXPECT_EQ(piped.output, file.output);
}

TEST_F(StoryTest, TheSameCheckGivesTheSameBytes) {
  for (std::uint32_t i = 0; i < 8; ++i) write("sources/" + std::to_string(i) + ".txt", kEducation + own_words(i, 40));
  run("add", {path("sources")});
  const auto work = write("work.txt", kBorrowing + own_words(3, 30));
  for (const std::string format : {"json", "text"}) {
    const auto first = run("check", {work, "--format", format, "--jobs", "1"});
    EXPECT_EQ(first.exit_code, 0);
    EXPECT_EQ(run("check", {work, "--format", format, "--jobs", "1"}).output, first.output);
    EXPECT_EQ(run("check", {work, "--format", format, "--jobs", "2"}).output, first.output);
  }
}

TEST_F(StoryTest, ThreadsDoNotChangeTheOrderOfAdding) {
  for (std::uint32_t i = 0; i < 30; ++i)
    write("sources/" + std::to_string(i) + ".txt", own_words(i, 20 + 97 * i % 400));
  const auto one = run("add", {path("sources"), "--jobs", "1"});
  ASSERT_EQ(tamga({"init", path("second")}).exit_code, 0);
  const auto two = tamga({"add", "--corpus", path("second"), path("sources"), "--jobs", "2"});
  EXPECT_EQ(one.output, two.output);
}

TEST_F(StoryTest, TheSameBytesChangeNothingAndOthersReplace) {
  const auto file = write("a.txt", own_words(1, 30));
  EXPECT_EQ(run("add", {file}).output, "added\ta.txt\ta.txt\n");
  EXPECT_EQ(run("add", {file}).output, "unchanged\ta.txt\ta.txt\n");
  write("a.txt", own_words(2, 30));
  EXPECT_EQ(run("add", {file}).output, "replaced\ta.txt\ta.txt\n");
  EXPECT_EQ(run("add", {file, "--id", "thesis-1"}).output, "added\tthesis-1\ta.txt\n");
}

TEST_F(StoryTest, AnOldSnapshotIsCheckedAsItWas) {
  run("add", {write("other.txt", own_words(9, 40))});
  run("add", {write("билим.txt", kEducation)});
  const auto work = write("work.txt", kBorrowing);
  EXPECT_THAT(run("check", {work, "--snapshot", "1"}).output, HasSubstr("none found"));
  EXPECT_THAT(run("check", {work, "--snapshot", "2"}).output, HasSubstr("билим.txt"));
  const auto future = run("check", {work, "--snapshot", "99"});
  EXPECT_EQ(future.exit_code, 2);
  EXPECT_THAT(future.errors, HasSubstr("99"));
}

TEST_F(StoryTest, OverTheThresholdExitsWithOne) {
  run("add", {write("билим.txt", kEducation)});
  const auto borrowed = write("borrowed.txt", kEducation);
  const auto clean = write("clean.txt", own_words(7, 50));
  EXPECT_EQ(run("check", {borrowed, "--fail-above", "99.5"}).exit_code, 1);
  EXPECT_EQ(run("check", {borrowed, "--fail-above", "100"}).exit_code, 0);
  EXPECT_EQ(run("check", {clean, "--fail-above", "0"}).exit_code, 0);
  EXPECT_EQ(run("check", {clean, borrowed, "--fail-above", "50"}).exit_code, 1);
  EXPECT_EQ(run("check", {borrowed, path("missing"), "--fail-above", "50"}).exit_code, 3);
}

TEST_F(StoryTest, MetadataComesFromTheTableAndTheOptions) {
  write("sources/a.txt", own_words(1, 30));
  write("sources/b.txt", own_words(2, 30));
  const auto csv = write("table.csv", "file,title,may_be_source\na.txt,\"Rivers, mostly\",no\nc.txt,Nobody,yes\n");
  const auto added = run("add", {path("sources"), "--metadata", csv, "--title", "Default"});
  EXPECT_EQ(added.exit_code, 0) << added.errors;
  EXPECT_THAT(added.errors, HasSubstr("c.txt"));
  const auto listed = json::parse(run("list", {"--format", "json"}).output);
  EXPECT_EQ(listed.at(0).at("title"), "Rivers, mostly");
  EXPECT_EQ(listed.at(0).at("may_be_source"), false);
  EXPECT_EQ(listed.at(1).at("title"), "Default");
  EXPECT_THAT(run("check", {path("sources/a.txt")}).output, HasSubstr("none found"));
}

TEST_F(StoryTest, PathsCanComeFromStandardInput) {
  const auto a = write("a.txt", own_words(1, 30));
  const auto b = write("b.txt", own_words(2, 30));
  const auto added = run("add", {"-"}, {.input = a + "\n\n" + b + "\r\n"});
  EXPECT_EQ(added.output, "added\ta.txt\ta.txt\nadded\tb.txt\tb.txt\n");
}

TEST_F(StoryTest, TheEnvironmentNamesTheCorpus) {
  const auto listed = tamga({"list"}, {.environment = {{"TAMGA_CORPUS", corpus().string()}}});
  EXPECT_EQ(listed.exit_code, 0) << listed.errors;
}

TEST_F(StoryTest, CompareNeedsNoCorpus) {
  const auto source = write("source.txt", kEducation);
  const auto work = write("work & co.txt", kBorrowing);
  EXPECT_THAT(tamga({"compare", work, source}).output, HasSubstr("[Билим берүү"));
  const auto report = json::parse(tamga({"compare", work, source, "--format", "json"}).output);
  EXPECT_EQ(report.at("body").at("sources").size(), 1U);
  const auto xml = tamga({"compare", work, source, "--format", "pan-xml"}).output;
  EXPECT_THAT(xml, HasSubstr("<document reference=\"work &amp; co.txt\">"));
  EXPECT_THAT(xml, HasSubstr("this_offset=\"13\""));
  EXPECT_THAT(xml, HasSubstr("source_reference=\"source.txt\" source_offset=\"0\""));
}

TEST_F(StoryTest, ComparePairsIsComparePairByPair) {
  const auto work = write("susp/suspicious-document00001.txt", kBorrowing);
  const auto source = write("src/source-document00001.txt", kEducation);
  const auto pairs =
      write("pairs", "suspicious-document00001.txt source-document00001.txt\nmissing.txt source-document00001.txt\n");
  const auto result = tamga(
      {"compare", "--pairs", pairs, "--work-dir", path("susp"), "--source-dir", path("src"), "--out", path("out")});
  EXPECT_EQ(result.exit_code, 3);
  EXPECT_THAT(result.errors, HasSubstr("missing.txt"));
  EXPECT_EQ(read_file(path("out/suspicious-document00001-source-document00001.xml")),
            tamga({"compare", work, source, "--format", "pan-xml"}).output);
}

TEST_F(StoryTest, ExplainShowsEveryWord) {
  const auto file = write("иш.txt", "Үйлөр жана houses.");
  const auto text = tamga({"explain", file});
  EXPECT_EQ(text.exit_code, 0) << text.errors;
  EXPECT_THAT(text.output, HasSubstr("Үйлөр"));
  EXPECT_THAT(text.output, HasSubstr("уйлор"));
  const auto explained = json::parse(tamga({"explain", file, "--format", "json"}).output);
  EXPECT_EQ(explained.at("words").size(), 3U);
  EXPECT_EQ(explained.at("words").at(2).at("begin"), 11);
}

TEST_F(StoryTest, RemovingWhatIsNotThereFailsForThatIdAlone) {
  run("add", {write("a.txt", own_words(1, 30))});
  const auto removed = run("remove", {"missing", "a.txt"});
  EXPECT_EQ(removed.exit_code, 3);
  EXPECT_EQ(removed.output, "removed\ta.txt\n");
  EXPECT_THAT(removed.errors, HasSubstr("missing"));
  EXPECT_THAT(listed_ids(corpus()), IsEmpty());
}

TEST_F(StoryTest, InstitutionsAreApart) {
  const auto source = write("билим.txt", kEducation);
  run("add", {source, "--institution", "KNU"});
  const auto work = write("work.txt", kBorrowing);
  EXPECT_THAT(run("check", {work, "--institution", "AUCA"}).output, HasSubstr("none found"));
  EXPECT_THAT(run("check", {work, "--institution", "KNU"}).output, HasSubstr("билим.txt"));
  EXPECT_EQ(run("remove", {"билим.txt"}).exit_code, 3);
  EXPECT_EQ(run("remove", {"билим.txt", "--institution", "KNU"}).exit_code, 0);
}

TEST_F(StoryTest, ACorpusIsNotMadeOverAnother) {
  EXPECT_EQ(tamga({"init", corpus().string()}).exit_code, 2);
  write("full/file.txt", "x");
  const auto result = tamga({"init", path("full")});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.errors, HasSubstr("full"));
}

}  // namespace
}  // namespace tamga::testing
