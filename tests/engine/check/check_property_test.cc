// What must hold of every report, on random documents over so few words that everything repeats and overlaps.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "engine/text/utf8.h"
#include "tests/engine/check/check_fixture.h"

namespace tamga {
namespace {

using namespace testing;  // NOLINT(google-build-using-namespace): the words of the fixture

std::uint32_t below(std::mt19937& random, std::uint32_t limit) {
  return static_cast<std::uint32_t>(random() % limit);
}

std::vector<std::string> random_words(std::mt19937& random, std::uint32_t count, std::uint32_t alphabet) {
  std::vector<std::string> words;
  for (std::uint32_t i = 0; i < count; ++i) {
    auto word = (random() % 2 == 0 ? "ө" : "w") + std::to_string(below(random, alphabet));
    if (random() % 9 == 0) word += "'s";
    if (random() % 9 == 0) word += ".";
    words.push_back(word + (random() % 5 == 0 ? "\n " : " "));
  }
  return words;
}

// Stretches of `pool` with random words between them.
std::string random_text(std::mt19937& random, const std::vector<std::string>& pool, std::uint32_t alphabet) {
  std::string text;
  for (std::uint32_t stretches = below(random, 6); stretches > 0; --stretches) {
    const auto begin = below(random, static_cast<std::uint32_t>(pool.size()));
    const auto end = std::min(pool.size(), std::size_t{begin} + below(random, 30));
    for (std::size_t i = begin; i < end; ++i) text += pool[i];
    for (const auto& word : random_words(random, below(random, 12), alphabet)) text += word;
  }
  return text;
}

void expect_shares_add_up(const Report& report) {
  const auto& shares = report.shares;
  EXPECT_EQ(shares.words, report.work.words);
  EXPECT_EQ(shares.borrowed() + shares.quoted + shares.set_aside + shares.own_earlier + shares.original, shares.words);
  std::uint32_t in_report = 0;
  std::uint32_t longest = 0;
  std::uint32_t before = shares.words;
  for (const auto& source : report.sources) {
    in_report += source.share.in_report;
    EXPECT_LE(source.share.in_report, before) << "the list explains most first";
    before = source.share.in_report;
    EXPECT_LE(source.share.in_report, source.share.in_text);
    for (const auto& passage : source.passages) longest = std::max(longest, passage.work_words.size());
  }
  EXPECT_EQ(in_report, shares.borrowed());
  EXPECT_EQ(longest, shares.longest_passage);
}

// A passage may be shorter than asked for if it is the rest of an unchanged run, most of which lies in its neighbours.
bool touches_another(const ReportedSource& source, const ReportedPassage& passage) {
  return std::ranges::any_of(source.passages, [&](const ReportedPassage& other) {
    return other.work_words.end == passage.work_words.begin || other.work_words.begin == passage.work_words.end;
  });
}

void expect_passages_inside(const Report& report) {
  const auto code_points = count_code_points(report.work.text);
  for (const auto& source : report.sources) {
    std::uint32_t words_in_text = 0;
    std::uint32_t end = 0;
    ASSERT_FALSE(source.passages.empty());
    for (const auto& passage : source.passages) {
      EXPECT_LE(end, passage.work_words.begin);
      EXPECT_LT(passage.work_words.begin, passage.work_words.end);
      EXPECT_LE(passage.work_words.end, report.work.words);
      EXPECT_LE(passage.source_words.end, source.words);
      EXPECT_LT(passage.work.begin, passage.work.end);
      EXPECT_LE(passage.work.end, code_points);
      EXPECT_TRUE(passage.work_words.size() >= report.settings.min_words || touches_another(source, passage));
      EXPECT_EQ(count_code_points(passage.source_text), passage.source.end - passage.source.begin);
      end = passage.work_words.end;
      words_in_text += passage.work_words.size();
    }
    EXPECT_EQ(words_in_text, source.share.in_text);
  }
}

TEST(CheckProperty, HoldsForRandomDocuments) {
  std::mt19937 random(20261122);
  std::size_t found = 0;
  for (int round = 0; round < 60; ++round) {
    const std::uint32_t alphabet = 2 + below(random, 40);
    const auto pool = random_words(random, 120, alphabet);
    std::vector<NewDocument> documents;
    for (int i = 0; i < 6; ++i) {
      documents.push_back(document_of("d" + std::to_string(i), random_text(random, pool, alphabet)));
    }
    const auto text = random_text(random, pool, alphabet);
    CheckSettings settings;
    settings.minimum_shared = 1 + below(random, 3);
    settings.candidate_budget = 1 + below(random, 8);
    settings.document_cap = 4 + below(random, 3);
    settings.min_words = 5 + below(random, 10);
    settings.threads = 1 + below(random, 3);
    const auto report = must_check(work_of(text), *make_store(documents), settings);
    expect_shares_add_up(report);
    expect_passages_inside(report);
    EXPECT_EQ(faults_of(report), std::vector<std::string>{});
    found += report.sources.size();
    ASSERT_FALSE(HasFailure()) << "round " << round;
  }
  EXPECT_GT(found, 60U) << "the documents must share enough to say something";
}

}  // namespace
}  // namespace tamga
