// The promise of the scan: a work's report says what `tamga check` says against a corpus of the other works.
#include <gtest/gtest.h>

#include <filesystem>

#include "corpora/scan/peer_index.h"
#include "corpora/scan/scan_line.h"
#include "corpora/scan/work_check.h"
#include "corpora/scan/work_reader.h"
#include "engine/index/index_hashes.h"
#include "engine/index/memory_store.h"
#include "engine/report/report_json.h"
#include "tests/corpora/scan/made_works.h"
#include "tokenizers/standard_tokenizer.h"

namespace tamga {
namespace {

class PeerCheck : public ::testing::Test {
 protected:
  void read(std::unique_ptr<DocumentSource> source) {
    index_.normalisation = tokenizer_->normalisation();
    works_ = read_works(*source, {}, *tokenizer_, index_, [](const std::string&) { return true; })->works;
    peers_ = std::make_unique<PeerIndex>(works_, index_.fingerprint_bits, true);
    checks_ = std::move(*WorkChecks::make(*peers_, nullptr, "scan", *tokenizer_, index_, settings_));
  }

  // A corpus of all works but one.
  std::unique_ptr<FingerprintStore> store_without(std::size_t number) const {
    auto store = make_memory_store(index_);
    for (std::size_t i = 0; i < works_.size(); ++i) {
      if (i == number) continue;
      NewDocument document;
      document.record.id = works_[i].id;
      document.record.collection = kScanCollection;
      document.record.file_name = works_[i].file_name;
      document.record.sha256 = works_[i].sha256;
      document.record.words = works_[i].words;
      document.record.language = works_[i].language;
      document.text = works_[i].text;
      document.hashes = index_hashes(tokenizer_->tokenize(works_[i].text.text)->tokens, index_);
      EXPECT_TRUE(store->put({&document, 1}));
    }
    return store;
  }

  // Everything but the number of the snapshot, which a scan has none of.
  static std::string comparable(Report report) {
    report.snapshot = {};
    return render_json(report);
  }

  // What a scan without a corpus prints of a report.
  static std::string short_line(const ScannedWork& work, const Report& report) {
    ScanLine line = line_of(work, report);
    line.complete = false;
    return render(line);
  }

  void expect_equal_reports() const {
    for (std::size_t i = 0; i < works_.size(); ++i) {
      const Work work{works_[i].id, works_[i].sha256, "", works_[i].text};
      const auto expected = check(work, *store_without(i), *tokenizer_, "scan", settings_);
      const auto report = checks_->report(i);
      ASSERT_TRUE(expected && report);
      EXPECT_EQ(comparable(*report), comparable(*expected)) << works_[i].id;
      const auto if_shared = checks_->figures_if_shared(i);
      ASSERT_TRUE(if_shared);
      EXPECT_TRUE(expected->sources.empty() || *if_shared) << works_[i].id;
      if (*if_shared) {
        EXPECT_EQ(short_line(works_[i], **if_shared), short_line(works_[i], *expected));
      }
    }
  }

  std::unique_ptr<Tokenizer> tokenizer_ = make_standard_tokenizer();
  IndexSettings index_;
  CheckSettings settings_;
  std::vector<ScannedWork> works_;
  std::unique_ptr<PeerIndex> peers_;
  std::unique_ptr<const WorkChecks> checks_;
};

TEST_F(PeerCheck, OfTheSamplesSaysWhatACheckSays) {
  const std::filesystem::path samples(TAMGA_SOURCE_DIR "/corpora/samples");
  read(open_sources({samples / "works", samples / "sources"}));
  ASSERT_EQ(works_.size(), 31U);
  expect_equal_reports();
}

TEST_F(PeerCheck, OfMadeWorksSaysWhatACheckSays) {
  read(std::make_unique<testing::ListSource>(testing::made_class()));
  expect_equal_reports();
}

// Works that share so little that the limits decide: a rare 5-gram, a few common ones, works of a handful of words.
TEST_F(PeerCheck, AtTheLimitsSaysWhatACheckSays) {
  std::vector<RawDocument> works;
  for (int i = 0; i < 24; ++i) {
    std::string text = testing::made_words("сөз" + std::to_string(i) + "а", i % 5 == 4 ? 6 : 40);
    if (i % 3 == 0) text += testing::made_words("орток", 5 + i % 7);
    if (i % 4 == 1) text += testing::made_words("сейрек" + std::to_string(i / 8), 9);
    if (i >= 22) text = testing::made_words("кыска", 7);
    works.push_back({"w" + std::to_string(i) + ".txt", text});
  }
  settings_.rare_documents = 1;
  settings_.document_cap = 5;
  settings_.candidate_budget = 2;
  read(std::make_unique<testing::ListSource>(works));
  expect_equal_reports();
}

}  // namespace
}  // namespace tamga
