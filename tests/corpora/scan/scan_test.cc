#include "corpora/scan/scan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "corpora/corpus.h"
#include "engine/base/json.h"
#include "tests/corpora/scan/made_works.h"
#include "tests/support/temporary_directory.h"

namespace tamga {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::ListSource;
using testing::made_class;
using testing::made_words;
using testing::scan_made;
using testing::ScanSays;
using ::testing::SizeIs;

ScanSays must_scan(const std::vector<RawDocument>& works, const ScanOptions& options = {}) {
  auto says = scan_made(works, options);
  EXPECT_TRUE(says) << says.error().message;
  return says ? *std::move(says) : ScanSays{};
}

// Sources of each file that are works of the scan.
std::map<std::string, std::vector<std::string>> peers_of(const ScanSays& says) {
  std::map<std::string, std::vector<std::string>> peers;
  for (const std::string& line : says.lines) {
    const Json json = Json::parse(line);
    if (!json.contains("sources")) continue;
    auto& own = peers[json["file"]];
    for (const Json& source : json["sources"]) {
      if (source.contains("scan")) own.push_back(source["id"]);
    }
    std::ranges::sort(own);
  }
  return peers;
}

TEST(Scan, FindsWhoSharesTextWithWhom) {
  const auto says = must_scan(made_class());
  ASSERT_THAT(says.lines, SizeIs(12));
  auto peers = peers_of(says);
  EXPECT_THAT(peers["class/01.txt"], ElementsAre("class/03.txt", "class/07.txt"));
  EXPECT_THAT(peers["class/03.txt"], ElementsAre("class/01.txt", "class/07.txt"));
  EXPECT_THAT(peers["class/08.txt"], ElementsAre("class/09.txt"));
  EXPECT_THAT(peers["class/00.txt"], IsEmpty());
  const Json summary = Json::parse(says.summary)["summary"];
  EXPECT_EQ(summary["works"], 11);
  EXPECT_EQ(summary["failed"], 1);
  EXPECT_EQ(summary["with_sources"], 5);
  EXPECT_EQ(summary["pairs"].size(), 4U);
  EXPECT_EQ(summary["pairs"][0], (Json{{"works", {"class/08.txt", "class/09.txt"}}, {"words", 120}}));
  EXPECT_EQ(summary["groups"],
            (Json{{"class/01.txt", "class/03.txt", "class/07.txt"}, {"class/08.txt", "class/09.txt"}}));
}

TEST(Scan, ABadFileIsACodedLineInItsPlace) {
  auto works = made_class();
  works[11].name = "class/00a.bin";
  const auto says = must_scan(works);
  ASSERT_THAT(says.lines, SizeIs(12));
  const Json failed = Json::parse(says.lines[1]);
  EXPECT_EQ(failed["file"], "class/00a.bin");
  EXPECT_EQ(failed["error"], "unsupported");
  EXPECT_THAT(failed["message"].get<std::string>(), HasSubstr("class/00a.bin"));
}

TEST(Scan, NeitherOrderNorThreadsNorKeptTokensChangeAByte) {
  auto works = made_class();
  const auto expected = must_scan(works);
  ScanOptions options;
  options.threads = 3;
  options.reading.threads = 3;
  std::ranges::reverse(works);
  EXPECT_EQ(must_scan(works, options), expected);
  options.reading.kept_token_bytes = 0;
  options.reading.kept_sketch_bytes = 0;
  std::ranges::rotate(works, works.begin() + 5);
  EXPECT_EQ(must_scan(works, options), expected);
}

// A work without sources is not looked at further unless all is wanted; what is borrowed is the same.
TEST(Scan, TheShortWayBorrowsTheSameAsTheLongOne) {
  ScanOptions options;
  options.complete = true;
  const auto complete = must_scan(made_class(), options);
  const auto brief = must_scan(made_class());
  ASSERT_EQ(complete.lines.size(), brief.lines.size());
  for (std::size_t i = 0; i < brief.lines.size(); ++i) {
    Json all = Json::parse(complete.lines[i]);
    if (!all.contains("error")) {
      EXPECT_TRUE(all.contains("original"));
      for (const char* name : {"quoted", "set_aside", "own_earlier", "not_judged", "original", "flags"})
        all.erase(name);
    }
    EXPECT_EQ(dump_json_line(all), brief.lines[i]);
  }
  EXPECT_EQ(complete.summary, brief.summary);
}

TEST(Scan, WorksOfOneAuthorAreNotHeldAgainstEachOther) {
  ScanOptions options;
  options.reading.by_file["class/01.txt"].author_id = "asan; bek";
  options.reading.by_file["class/07.txt"].author_id = "bek";
  auto peers = peers_of(must_scan(made_class(), options));
  EXPECT_THAT(peers["class/01.txt"], ElementsAre("class/03.txt"));
  EXPECT_THAT(peers["class/07.txt"], ElementsAre("class/03.txt"));
  EXPECT_THAT(peers["class/03.txt"], ElementsAre("class/01.txt", "class/07.txt"));
}

TEST(Scan, TheAuthorComesFromAPatternAFolderOrMoodle) {
  const std::string same = made_words("бирдей", 80);
  const std::vector<RawDocument> works = {{"asan/a.txt", same + "бир"}, {"asan/b.txt", same + "эки"}};
  EXPECT_THAT(peers_of(must_scan(works))["asan/a.txt"], SizeIs(1));
  ScanOptions folder;
  folder.reading.author_is_folder = true;
  EXPECT_THAT(peers_of(must_scan(works, folder))["asan/a.txt"], IsEmpty());
  ScanOptions pattern;
  pattern.reading.author_pattern = NamePattern::compile("^(\\w+)/").value();
  EXPECT_THAT(peers_of(must_scan(works, pattern))["asan/a.txt"], IsEmpty());
  const std::vector<RawDocument> moodle = {{"Asan Bekov_17_assignsubmission_file/a.txt", same + "бир"},
                                           {"Asan Bekov_17_assignsubmission_file/b.txt", same + "эки"}};
  EXPECT_THAT(peers_of(must_scan(moodle))[moodle[0].name], IsEmpty());
}

TEST(Scan, NamesakesAreToldApart) {
  const std::string same = made_words("бирдей", 80);
  const auto peers = peers_of(must_scan({{"a.txt", same + "бир"}, {"a.txt", same + "эки"}}));
  EXPECT_THAT(peers.at("a.txt"), ElementsAre("a.txt (2)"));
  EXPECT_THAT(peers.at("a.txt (2)"), ElementsAre("a.txt"));
}

TEST(Scan, WordsOfATemplateAreNotBorrowed) {
  ScanOptions options;
  options.settings.templates.push_back(read_template({"task.txt", made_words("слово1а", 60)}).value());
  const auto says = must_scan(made_class(), options);
  EXPECT_EQ(Json::parse(says.lines[3])["borrowed"], 0);
  EXPECT_GT(Json::parse(says.lines[8])["borrowed"], 100);
}

class ScanAgainstCorpus : public ::testing::Test {
 protected:
  void SetUp() override {
    options_.corpus = directory_.path() / "corpus";
    auto corpus = Corpus::create(*options_.corpus, {}).value();
    ListSource books({{"book.txt", made_words("китеп", 200)}});
    ASSERT_TRUE(corpus.add(books, {}, [](const AddOutcome&) { return true; }));
    works_ = {{"a.txt", made_words("слово", 100) + made_words("китеп", 40)},
              {"b.txt", made_words("слово", 50) + made_words("китеп", 40)}};
  }

  testing::TemporaryDirectory directory_;
  ScanOptions options_;
  std::vector<RawDocument> works_;
};

TEST_F(ScanAgainstCorpus, SourcesAreThoseOfTheCorpusAndTheOtherWorks) {
  const Json line = Json::parse(must_scan(works_, options_).lines[0]);
  ASSERT_EQ(line["sources"].size(), 2U);
  std::vector<std::string> ids = {line["sources"][0]["id"], line["sources"][1]["id"]};
  EXPECT_THAT(ids, ::testing::UnorderedElementsAre("b.txt", "book.txt"));
  EXPECT_EQ(line["borrowed"], 90);
}

TEST_F(ScanAgainstCorpus, WithoutPeersOnlyThoseOfTheCorpus) {
  options_.peers = false;
  const auto says = must_scan(works_, options_);
  EXPECT_EQ(Json::parse(says.lines[0])["borrowed"], 40);
  EXPECT_THAT(peers_of(says)["a.txt"], IsEmpty());
}

TEST_F(ScanAgainstCorpus, AnotherCollectionIsNotSearchedButTheWorksAre) {
  options_.settings.collections = {"theses"};
  const Json line = Json::parse(must_scan(works_, options_).lines[0]);
  ASSERT_EQ(line["sources"].size(), 1U);
  EXPECT_EQ(line["sources"][0]["id"], "b.txt");
}

TEST_F(ScanAgainstCorpus, WorksAreAddedAfterTheyWereChecked) {
  options_.add = true;
  options_.reading.defaults.collection = "essays";
  EXPECT_EQ(Json::parse(must_scan(works_, options_).lines[0])["sources"].size(), 2U);
  auto corpus = Corpus::open(*options_.corpus, Access::kRead).value();
  EXPECT_EQ(corpus.stats()->store.documents, 3U);
  EXPECT_EQ(corpus.store().find("", "a.txt")->record.collection, "essays");
}

TEST_F(ScanAgainstCorpus, StoppedAndStartedAgainTheSnapshotIsTheFirstOne) {
  options_.out = directory_.path() / "out";
  ASSERT_TRUE(scan_made(works_, options_, 1)->stopped);
  {
    auto corpus = Corpus::open(*options_.corpus, Access::kReadWrite).value();
    ListSource late({{"late.txt", works_[1].bytes}});
    ASSERT_TRUE(corpus.add(late, {}, [](const AddOutcome&) { return true; }));
  }
  const Json line = Json::parse(must_scan(works_, options_).lines[1]);
  EXPECT_EQ(line["sources"].size(), 2U);  // a.txt and book.txt, not what came since
}

}  // namespace
}  // namespace tamga
