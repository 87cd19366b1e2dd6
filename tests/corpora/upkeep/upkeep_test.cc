// Inspection, repair, copies and the stop set, on corpora of a few documents.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "corpora/corpus.h"
#include "corpora/upkeep/backup.h"
#include "corpora/upkeep/common_phrases.h"
#include "corpora/upkeep/inspection.h"
#include "engine/fingerprint/winnowing.h"
#include "engine/report/report_json.h"
#include "tests/support/golden.h"
#include "tests/support/list_source.h"
#include "tests/support/temporary_directory.h"
#include "tokenizers/standard_tokenizer.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::ListSource;
using testing::TemporaryDirectory;

const std::string kForm =
    "Министерство образования и науки направляет настоящую работу на рассмотрение комиссии факультета без изменений. ";

// Thirty words of its own, behind the form where wanted.
std::string text_of(int number, bool with_form) {
  std::string text = with_form ? kForm : "";
  for (int word = 0; word < 30; ++word) text += "слово" + std::to_string(number) + "номер" + std::to_string(word) + " ";
  return text;
}

class UpkeepTest : public ::testing::Test {
 protected:
  fs::path at(const std::string& name) const { return directory_.path() / name; }
  fs::path corpus() const { return at("corpus"); }

  // Documents "0.txt" and so on; those below `with_form` begin with the form.
  void make_corpus(int documents, int with_form = 0) const {
    auto made = Corpus::create(corpus(), {});
    ASSERT_TRUE(made) << made.error().message;
    std::vector<RawDocument> files;
    for (int i = 0; i < documents; ++i) {
      files.push_back({.name = std::to_string(i) + ".txt", .bytes = text_of(i, i < with_form)});
    }
    ListSource source(std::move(files));
    const auto added = made->add(source, {}, [](const AddOutcome& outcome) { return outcome.result.has_value(); });
    ASSERT_TRUE(added);
    ASSERT_EQ(added->added, static_cast<std::uint64_t>(documents));
  }

  static void remove(const fs::path& from, const std::string& id) {
    auto opened = Corpus::open(from, Access::kReadWrite);
    ASSERT_TRUE(opened) << opened.error().message;
    ASSERT_TRUE(opened->remove("", id));
  }

  static std::vector<std::string> ids(const fs::path& of) {
    const auto opened = Corpus::open(of, Access::kRead);
    EXPECT_TRUE(opened) << opened.error().message;
    std::vector<std::string> ids;
    const auto listed = opened->list([&](const StoredDocument& document) {
      ids.push_back(document.record.id);
      return true;
    });
    EXPECT_TRUE(listed);
    return ids;
  }

 private:
  TemporaryDirectory directory_;
};

TEST_F(UpkeepTest, ASoundCorpusHasNoDamage) {
  make_corpus(5);
  const auto found = inspect_corpus(corpus());
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_EQ(found->damages, 0U);
  EXPECT_EQ(found->documents, 5U);
  EXPECT_GT(found->postings, 5U * 5U);
}

TEST_F(UpkeepTest, ReindexingChangesNoReport) {
  make_corpus(6, 3);
  const RawDocument work{.name = "work.txt", .bytes = text_of(2, true) + text_of(4, false)};
  const auto body = [&] {
    const auto opened = Corpus::open(corpus(), Access::kRead);
    const auto report = opened->check(work, {});
    return render_body(*report);
  };
  const auto before = body();
  const auto rebuilt = reindex_corpus(corpus());
  ASSERT_TRUE(rebuilt) << rebuilt.error().message;
  EXPECT_EQ(rebuilt->documents, 6U);
  EXPECT_THAT(rebuilt->lost, IsEmpty());
  EXPECT_EQ(body(), before);
}

TEST_F(UpkeepTest, ACopyIsACorpusAsOfItsMoment) {
  make_corpus(4);
  ASSERT_TRUE(back_up_corpus(corpus(), at("copy")));
  remove(corpus(), "1.txt");
  EXPECT_EQ(ids(at("copy")), (std::vector<std::string>{"0.txt", "1.txt", "2.txt", "3.txt"}));
  EXPECT_EQ(inspect_corpus(at("copy"))->damages, 0U);
  EXPECT_FALSE(fs::exists(at("copy.unfinished")));
}

TEST_F(UpkeepTest, ACopyNeverReplacesAnything) {
  make_corpus(1);
  fs::create_directory(at("copy"));
  const auto copied = back_up_corpus(corpus(), at("copy"));
  ASSERT_FALSE(copied);
  EXPECT_THAT(copied.error().message, HasSubstr("something of this name"));
  EXPECT_TRUE(fs::is_empty(at("copy")));
  ASSERT_FALSE(restore_corpus(corpus(), at("copy"), {}));
}

TEST_F(UpkeepTest, ACopyOfNothingLeavesNothing) {
  EXPECT_FALSE(back_up_corpus(corpus(), at("copy")));
  EXPECT_FALSE(fs::exists(at("copy")));
  EXPECT_FALSE(fs::exists(at("copy.unfinished")));
}

TEST_F(UpkeepTest, WhatWasRemovedDoesNotComeBackWithACopy) {
  make_corpus(4);
  ASSERT_TRUE(back_up_corpus(corpus(), at("copy")));
  remove(corpus(), "1.txt");
  remove(corpus(), "3.txt");
  const auto ledger = erasure_ledger(corpus());
  ASSERT_TRUE(ledger);
  ASSERT_EQ(ledger->size(), 2U);

  const auto restored = restore_corpus(at("copy"), at("new"), *ledger);
  ASSERT_TRUE(restored) << restored.error().message;
  EXPECT_EQ(restored->documents, 2U);
  EXPECT_EQ(restored->erased_again, 2U);
  EXPECT_EQ(ids(at("new")), (std::vector<std::string>{"0.txt", "2.txt"}));
  EXPECT_EQ(inspect_corpus(at("new"))->damages, 0U);
  for (const auto& file : fs::recursive_directory_iterator(at("new"))) {
    if (!file.is_regular_file()) continue;
    EXPECT_EQ(testing::read_file(file.path()).find("3.txt"), std::string::npos) << file.path();
  }
  EXPECT_EQ(ids(at("copy")).size(), 4U);
}

TEST_F(UpkeepTest, WithoutALedgerEverythingOfTheCopyIsThere) {
  make_corpus(2);
  ASSERT_TRUE(back_up_corpus(corpus(), at("copy")));
  remove(corpus(), "1.txt");
  const auto restored = restore_corpus(at("copy"), at("new"), {});
  ASSERT_TRUE(restored) << restored.error().message;
  EXPECT_EQ(restored->documents, 2U);
  EXPECT_EQ(restored->erased_again, 0U);
}

// The slow, obvious way to the same set.
std::vector<std::uint64_t> counted_one_by_one(const Corpus& corpus, std::uint32_t most) {
  const auto tokenizer = make_standard_tokenizer();
  std::map<std::uint64_t, std::set<std::uint32_t>> documents;
  const auto listed = corpus.list([&](const StoredDocument& document) {
    const auto read = tokenizer->tokenize(corpus.store().text(document.document)->text);
    for (const auto& each : fingerprint(read->tokens, corpus.store().settings().fingerprints)) {
      documents[each.hash].insert(to_number(document.document));
    }
    return true;
  });
  EXPECT_TRUE(listed);
  std::vector<std::uint64_t> hashes;
  for (const auto& [hash, in] : documents) {
    if (in.size() > most) hashes.push_back(hash);
  }
  return hashes;
}

TEST_F(UpkeepTest, CommonPhrasesAreThoseOfMoreDocumentsThanAsked) {
  make_corpus(8, 5);
  const auto opened = Corpus::open(corpus(), Access::kRead);
  ASSERT_TRUE(opened);
  for (const std::uint32_t most : {1U, 4U, 5U, 70'000U}) {
    const auto common = common_phrases(*opened, most);
    ASSERT_TRUE(common) << common.error().message;
    EXPECT_EQ(common->hashes, counted_one_by_one(*opened, most)) << most;
    EXPECT_EQ(common->hashes.empty(), most >= 5) << most;
  }
}

TEST_F(UpkeepTest, AStopSetKeepsTheFormFromFindingSources) {
  make_corpus(8, 5);
  auto opened = Corpus::open(corpus(), Access::kReadWrite);
  ASSERT_TRUE(opened);
  const RawDocument work{.name = "work.txt", .bytes = kForm + text_of(99, false)};
  EXPECT_FALSE(opened->check(work, {})->sources.empty());
  const auto common = common_phrases(*opened, 4);
  ASSERT_TRUE(common);
  ASSERT_TRUE(opened->set_stop_set(*common));
  const auto report = opened->check(work, {});
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->sources.empty());
}

}  // namespace
}  // namespace tamga
