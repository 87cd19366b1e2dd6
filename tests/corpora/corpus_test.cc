#include "corpora/corpus.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "engine/report/report_json.h"
#include "tests/support/list_source.h"
#include "tests/support/temporary_directory.h"

namespace tamga {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::ListSource;
using testing::TemporaryDirectory;

const char* const kSteppe = "Ветер с гор приносит в долину запах полыни и первого снега каждую осень.";
const char* const kLake = "Көлдүн жээгинде балдар таш терип, суунун шоокумун тыңшап көпкө олтурушту.";

std::string numbered(int number) {
  std::string text;
  for (int word = 0; word < 30; ++word) text += "слово" + std::to_string(number * 100 + word) + " ";
  return text;
}

AddOptions add_in_threads(std::uint32_t threads) {
  AddOptions options;
  options.threads = threads;
  return options;
}

CheckSettings check_in_threads(std::uint32_t threads) {
  CheckSettings settings;
  settings.threads = threads;
  return settings;
}

class CorpusTest : public ::testing::Test {
 protected:
  std::filesystem::path path() const { return directory_.path() / "corpus"; }

  // What became of each document, as "outcome id" or "error message".
  std::vector<std::string> add(std::vector<RawDocument> documents, const AddOptions& options = {}) {
    std::vector<std::string> told;
    ListSource source(std::move(documents));
    summary_ = corpus_
                   .add(source, options,
                        [&](const AddOutcome& outcome) {
                          constexpr const char* kNames[] = {"added", "replaced", "unchanged"};
                          told.push_back(outcome.result
                                             ? kNames[static_cast<int>(outcome.result->outcome)] + (" " + outcome.id)
                                             : outcome.result.error().message);
                          return true;
                        })
                   .value();
    return told;
  }

  std::vector<std::string> ids() const {
    std::vector<std::string> found;
    EXPECT_TRUE(corpus_.list([&](const StoredDocument& document) {
      found.push_back(document.record.id);
      return true;
    }));
    return found;
  }

  TemporaryDirectory directory_;
  Corpus corpus_ = Corpus::create(path(), {}).value();
  AddSummary summary_;
};

TEST_F(CorpusTest, IsNamedAfterItsDirectoryUnlessToldOtherwise) {
  EXPECT_EQ(corpus_.stats()->name, "corpus");
  EXPECT_EQ(Corpus::create(directory_.path() / "b", {"Theses", {}, 48})->stats()->name, "Theses");
}

TEST_F(CorpusTest, IsMadeOnlyWhereThereIsNothing) {
  EXPECT_THAT(Corpus::create(path(), {}).error().message, HasSubstr("there is a corpus already"));
  std::ofstream(directory_.path() / "file") << "x";
  EXPECT_THAT(Corpus::create(directory_.path(), {}).error().message, HasSubstr("the directory is not empty"));
  EXPECT_EQ(Corpus::create(directory_.path() / "file", {}).error().code, ErrorCode::kInvalidArgument);
}

TEST_F(CorpusTest, IsOpenedOnlyWhereThereIsOne) {
  const auto opened = Corpus::open(directory_.path() / "nowhere", Access::kRead);
  EXPECT_EQ(opened.error().code, ErrorCode::kNotFound);
  EXPECT_THAT(opened.error().message, HasSubstr("nowhere"));
}

TEST_F(CorpusTest, HasOneWriterAndAnyNumberOfReaders) {
  add({{"a.txt", kSteppe}});
  EXPECT_EQ(Corpus::open(path(), Access::kReadWrite).error().code, ErrorCode::kUnavailable);
  const auto reader = Corpus::open(path(), Access::kRead);
  ASSERT_TRUE(reader) << reader.error().message;
  EXPECT_EQ(reader->stats()->store.documents, 1U);
}

TEST_F(CorpusTest, OfAnotherFormatIsRefusedWithBothVersions) {
  std::ofstream(path() / "corpus.json") << R"({"format": "tamga-corpus", "version": 7, "name": "x"})";
  const auto opened = Corpus::open(path(), Access::kRead);
  EXPECT_EQ(opened.error().code, ErrorCode::kUnsupported);
  EXPECT_THAT(opened.error().message, HasSubstr("format 7; this program reads format 1"));
}

TEST_F(CorpusTest, WithADamagedDescriptionIsCorrupt) {
  for (const char* text : {"", "{", "[]", R"({"format": "other", "version": 1, "name": "x"})",
                           R"({"format": "tamga-corpus", "version": "1", "name": "x"})"}) {
    std::ofstream(path() / "corpus.json") << text;
    EXPECT_EQ(Corpus::open(path(), Access::kRead).error().code, ErrorCode::kCorrupt) << text;
  }
}

TEST_F(CorpusTest, TellsWhatBecameOfEachDocumentInTheOrderOfTheSource) {
  std::vector<RawDocument> documents;
  std::vector<std::string> expected;
  for (int i = 0; i < 300; ++i) {
    const std::string name = std::to_string(i) + ".txt";
    documents.push_back({name, i % 7 == 3 ? "" : numbered(i)});
    expected.push_back(i % 7 == 3 ? name + ": the file is empty" : "added " + name);
  }
  EXPECT_EQ(add(std::move(documents), add_in_threads(5)), expected);
  EXPECT_EQ(summary_.added, 257U);
  EXPECT_EQ(summary_.failed, 43U);
}

TEST_F(CorpusTest, TheSameBytesAgainChangeNothing) {
  add({{"a.txt", kSteppe}});
  const auto before = corpus_.stats()->store.sequence;
  EXPECT_THAT(add({{"a.txt", kSteppe}}), ElementsAre("unchanged a.txt"));
  EXPECT_EQ(corpus_.stats()->store.sequence, before);
}

TEST_F(CorpusTest, ChangedBytesUnderOneIdReplace) {
  add({{"a.txt", kSteppe}});
  EXPECT_THAT(add({{"a.txt", kLake}}), ElementsAre("replaced a.txt"));
  EXPECT_THAT(ids(), ElementsAre("a.txt"));
  EXPECT_TRUE(corpus_.check(RawDocument{"work", kSteppe}, {})->sources.empty());
  EXPECT_EQ(corpus_.check(RawDocument{"work", kLake}, {})->sources.size(), 1U);
}

TEST_F(CorpusTest, ChangedMetadataOfTheSameBytesReplace) {
  add({{"a.txt", kSteppe}});
  AddOptions options;
  options.by_file["a.txt"].title = "Осень";
  EXPECT_THAT(add({{"a.txt", kSteppe}}, options), ElementsAre("replaced a.txt"));
}

TEST_F(CorpusTest, MetadataOfTheFileWinsOverTheDefaults) {
  AddOptions options;
  options.defaults.collection = "essays";
  options.defaults.title = "untitled";
  options.by_file["b.txt"].collection = "laws";
  options.by_file["b.txt"].id = "law-1";
  EXPECT_THAT(add({{"a.txt", kSteppe}, {"b.txt", kLake}}, options), ElementsAre("added a.txt", "added law-1"));
  const auto stats = corpus_.stats();
  ASSERT_EQ(stats->collections.size(), 2U);
  EXPECT_EQ(stats->collections[0].name, "essays");
  EXPECT_EQ(stats->collections[1].name, "laws");
  EXPECT_EQ(corpus_.check(RawDocument{"work", kLake}, {})->sources[0].title, "untitled");
}

TEST_F(CorpusTest, WhatMayNotBeASourceIsNone) {
  AddOptions options;
  options.defaults.may_be_source = false;
  add({{"a.txt", kSteppe}}, options);
  EXPECT_TRUE(corpus_.check(RawDocument{"work", kSteppe}, {})->sources.empty());
}

TEST_F(CorpusTest, StopsWhenToldTo) {
  std::vector<RawDocument> documents;
  for (int i = 0; i < 1'000; ++i) documents.push_back({std::to_string(i), numbered(i)});
  ListSource source(std::move(documents));
  std::uint64_t told = 0;
  const auto added = corpus_.add(source, {}, [&](const AddOutcome&) { return ++told < 5; });
  ASSERT_TRUE(added) << added.error().message;
  EXPECT_GE(told, 5U);
  EXPECT_LE(told, 5U + kMostInFlight);
  EXPECT_EQ(corpus_.stats()->store.documents, told);  // what is stored has been told
}

TEST_F(CorpusTest, AWorkWithoutWordsIsRefused) {
  EXPECT_EQ(corpus_.check(RawDocument{"dots.txt", "... --- ..."}, {}).error().message, "dots.txt: there are no words in it");
  EXPECT_THAT(add({{"dots.txt", "... --- ..."}}), ElementsAre("dots.txt: there are no words in it"));
  EXPECT_EQ(compare_files({"a", "..."}, {"b", kLake}, {}).error().code, ErrorCode::kInvalidArgument);
}

TEST_F(CorpusTest, RemovingTakesADocumentOut) {
  add({{"a.txt", kSteppe}, {"b.txt", kLake}});
  EXPECT_TRUE(corpus_.remove("", "a.txt"));
  EXPECT_THAT(ids(), ElementsAre("b.txt"));
  EXPECT_EQ(corpus_.remove("", "a.txt").error().code, ErrorCode::kNotFound);
}

TEST(ExplainFile, GivesAWordAndAStemForEachToken) {
  const auto explained = explain_file({"a.txt", "Мектептин ОКУУЧУЛАРЫ readings"});
  ASSERT_TRUE(explained) << explained.error().message;
  EXPECT_EQ(explained->normalised_words, (std::vector<std::string>{"мектептин", "окуучулары", "readings"}));
  EXPECT_EQ(explained->stems.size(), explained->tokens.tokens.size());
}

// Checks, puts and removals at once: every check sees whole documents only.
TEST_F(CorpusTest, ChecksGoOnWhileDocumentsComeAndGo) {
  const std::string text = std::string(kSteppe) + " " + kLake;
  add({{"original", text}});
  std::atomic<bool> done = false;
  std::vector<std::jthread> checkers;
  for (int i = 0; i < 2; ++i) {
    checkers.emplace_back([&] {
      do {
        const auto report = corpus_.check(RawDocument{"work", text}, check_in_threads(2));
        ASSERT_TRUE(report) << report.error().message;
        ASSERT_GE(report->sources.size(), 1U);
        ASSERT_EQ(report->shares.borrowed(), report->work.words);
      } while (!done);
    });
  }
  for (int i = 0; i < 20; ++i) {
    const std::string id = "copy" + std::to_string(i % 3);
    add({{id, text + " " + numbered(i)}}, add_in_threads(2));
    if (i % 3 == 2) {
      EXPECT_TRUE(corpus_.remove("", id)) << id;
    }
  }
  done = true;
}

}  // namespace
}  // namespace tamga
