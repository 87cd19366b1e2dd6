// Holds the reports on the sample works to their manifest: what was borrowed is found, from the right source, and
// nothing else is.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "corpora/corpus.h"
#include "corpora/metadata.h"
#include "engine/text/utf8.h"
#include "tests/corpora/samples/sample_manifest.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;

constexpr const char* kSamples = TAMGA_SOURCE_DIR "/corpora/samples";
constexpr std::size_t kShortWords = 12;  // a passage of fewer words may be chance

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

// One corpus of all sources and the reports on all works, made once for all tests.
class Samples : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    std::string pattern = (fs::temp_directory_path() / "tamga-samples-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    directory = pattern;
    index_sources();
    check_works();
  }

  static void TearDownTestSuite() { fs::remove_all(directory); }

  static void index_sources() {
    auto corpus = Corpus::create(directory / "corpus", {});
    ASSERT_TRUE(corpus) << corpus.error().message;
    auto metadata = parse_metadata_csv(read_file(fs::path(kSamples) / "metadata.csv"), "metadata.csv");
    ASSERT_TRUE(metadata) << metadata.error().message;
    auto source = open_source(fs::path(kSamples) / "sources");
    ASSERT_TRUE(source) << source.error().message;
    AddOptions options;
    options.by_file = *std::move(metadata);
    options.threads = 1;
    const auto summary = corpus->add(**source, options, [](const AddOutcome& outcome) {
      EXPECT_TRUE(outcome.result) << outcome.file_name << ": " << outcome.result.error().message;
      return true;
    });
    ASSERT_TRUE(summary) << summary.error().message;
  }

  static void check_works() {
    const auto manifest = read_sample_manifest(read_file(fs::path(kSamples) / "manifest.json"));
    ASSERT_TRUE(manifest) << manifest.error().message;
    works = *manifest;
    const auto corpus = Corpus::open(directory / "corpus", Access::kRead);
    ASSERT_TRUE(corpus) << corpus.error().message;
    for (const SampleWork& work : works) {
      auto report = corpus->check(RawDocument{work.file, read_file(fs::path(kSamples) / "works" / work.file)}, {});
      ASSERT_TRUE(report) << work.file << ": " << report.error().message;
      reports.emplace(work.file, *std::move(report));
    }
  }

  inline static fs::path directory;
  inline static std::vector<SampleWork> works;
  inline static std::map<std::string, Report> reports;  // by file of the work
};

// Code points of `range` that the passages from `source` hold, as a share of it.
double coverage(const Report& report, const std::string& source, CodePointRange range) {
  std::vector<bool> covered(range.end - range.begin);
  for (const ReportedSource& reported : report.sources) {
    if (reported.file_name != source) continue;
    for (const ReportedPassage& passage : reported.passages) {
      const auto end = std::min(passage.work.end, range.end);
      for (auto at = std::max(passage.work.begin, range.begin); at < end; ++at) covered[at - range.begin] = true;
    }
  }
  return static_cast<double>(std::ranges::count(covered, true)) / static_cast<double>(covered.size());
}

// Words of `passage` that lie in none of `ranges`, words being what stands between blanks.
std::size_t words_outside(const std::string& text, CodePointRange passage, const std::vector<CodePointRange>& ranges) {
  const CodePointIndex index(text);
  std::size_t words = 0;
  bool inside_word = false;
  for (auto at = passage.begin; at < passage.end; ++at) {
    const char byte = text[index.byte_at_code_point(at)];
    const bool named = std::ranges::any_of(ranges, [at](auto range) { return range.begin <= at && at < range.end; });
    const bool word = !named && byte != ' ' && byte != '\n';
    if (word && !inside_word) ++words;
    inside_word = word;
  }
  return words;
}

// Where the borrowed passages of a work stand in its text, in the order of the manifest.
std::vector<CodePointRange> borrowed_ranges(const SampleWork& work, const std::string& text) {
  std::vector<CodePointRange> ranges;
  for (const BorrowedSample& passage : work.borrowed) {
    const auto range = place_in(text, passage);
    EXPECT_TRUE(range) << work.file << ": the text has no \"" << passage.work_first << "\"";
    if (range) ranges.push_back(*range);
  }
  return ranges;
}

TEST_F(Samples, WhatWasBorrowedIsCoveredByPassagesOfItsSource) {
  ASSERT_GE(works.size(), 14U);
  for (const SampleWork& work : works) {
    const Report& report = reports.at(work.file);
    const auto ranges = borrowed_ranges(work, report.work.text);
    ASSERT_EQ(ranges.size(), work.borrowed.size()) << work.file;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
      const BorrowedSample& passage = work.borrowed[i];
      EXPECT_GE(coverage(report, passage.source, ranges[i]), passage.expected_coverage)
          << work.file << " from " << passage.source << ", " << passage.kind << ": " << passage.source_first << " ... "
          << passage.source_last;
    }
  }
}

TEST_F(Samples, NothingElseIsReportedButShortPassages) {
  for (const SampleWork& work : works) {
    const Report& report = reports.at(work.file);
    const auto ranges = borrowed_ranges(work, report.work.text);
    for (const ReportedSource& source : report.sources) {
      for (const ReportedPassage& passage : source.passages) {
        EXPECT_LT(words_outside(report.work.text, passage.work, ranges), kShortWords)
            << work.file << " from " << source.file_name << ": " << passage.source_text;
      }
    }
  }
}

TEST_F(Samples, CleanWorksHaveNoBorrowedWords) {
  std::size_t clean = 0;
  for (const SampleWork& work : works) {
    if (!work.borrowed.empty()) continue;
    ++clean;
    const Report& report = reports.at(work.file);
    EXPECT_EQ(report.shares.borrowed(), 0U) << work.file;
    EXPECT_EQ(report.shares.original + report.shares.set_aside, report.work.words) << work.file;
    EXPECT_TRUE(report.sources.empty()) << work.file;
  }
  EXPECT_GE(clean, 3U);
}

TEST_F(Samples, BorrowedWordsLieInBorrowingWorksOnly) {
  for (const SampleWork& work : works) {
    std::set<std::string> named;
    for (const BorrowedSample& passage : work.borrowed) named.insert(passage.source);
    std::set<std::string> reported;
    for (const ReportedSource& source : reports.at(work.file).sources) reported.insert(source.file_name);
    EXPECT_EQ(reported, named) << work.file;
  }
}

TEST_F(Samples, MetadataNamesEverySource) {
  const auto corpus = Corpus::open(directory / "corpus", Access::kRead);
  ASSERT_TRUE(corpus) << corpus.error().message;
  std::map<std::string, std::size_t> collections;
  const auto listed = corpus->list([&](const StoredDocument& document) {
    EXPECT_FALSE(document.record.title.empty()) << document.record.file_name;
    EXPECT_FALSE(document.record.legal_basis.empty()) << document.record.file_name;
    EXPECT_EQ(document.record.id, fs::path(document.record.file_name).stem().string());
    ++collections[document.record.collection];
    return true;
  });
  ASSERT_TRUE(listed) << listed.error().message;
  const std::map<std::string, std::size_t> expected = {
      {"articles-2025", 2}, {"essays-2024", 6}, {"essays-2025", 3}, {"laws", 2}, {"reports-2025", 4}};
  EXPECT_EQ(collections, expected);
}

}  // namespace
}  // namespace tamga
