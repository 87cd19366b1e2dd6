// What must hold of every report, on random documents over so few words that everything repeats and overlaps.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <string>

#include "engine/fingerprint/kgram_hash.h"
#include "engine/match/exclusions/labelled_spans.h"
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
  EXPECT_EQ(
      shares.borrowed() + shares.quoted + shares.set_aside + shares.own_earlier + shares.not_judged + shares.original,
      shares.words);
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
  EXPECT_LE(shares.longest_passage, longest);
  EXPECT_LE(shares.longest_passage, shares.borrowed());
  EXPECT_LE(shares.in_runs_2, shares.in_runs_1);
  if (report.settings.exclusions.asked.on.empty()) {
    EXPECT_EQ(longest, shares.longest_passage);
  }
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
      if (!touches_another(source, passage)) {
        const auto least = std::min(report.settings.min_words, report.work.words);
        EXPECT_EQ(passage.reasons.has(ExclusionKind::kSmallMatch), passage.work_words.size() < least);
      }
      EXPECT_EQ(count_code_points(passage.source_text), passage.source.end - passage.source.begin);
      end = passage.work_words.end;
      words_in_text += passage.work_words.size();
    }
    EXPECT_EQ(words_in_text, source.share.in_text);
  }
}

ExclusionSet random_switches(std::mt19937& random) {
  ExclusionSet set;
  for (const ExclusionKind kind : ExclusionSet::all().kinds()) {
    if (random() % 2 == 0) set.add(kind);
  }
  return set;
}

// A few documents of which one is a law and two are the author's own, a template, a stop set, and limits.
struct RandomCheck {
  Work work;
  std::unique_ptr<FingerprintStore> store;
  CheckSettings settings;

  explicit RandomCheck(std::mt19937& random) {
    const std::uint32_t alphabet = 2 + below(random, 60);
    const auto pool = random_words(random, 160, alphabet);
    std::vector<NewDocument> documents;
    for (int i = 0; i < 6; ++i) {
      documents.push_back(document_of("d" + std::to_string(i), random_text(random, pool, alphabet)));
      documents.back().record.collection = i == 0 ? "laws" : "essays";
      documents.back().record.author_id = i < 3 ? "me" : "another";
      documents.back().record.course = i < 2 ? "history" : "music";
    }
    store = make_store(documents);
    work = work_of(random_text(random, pool, alphabet));
    work.author = "me";
    work.course = "history";
    settings.min_words = 5 + below(random, 25);
    settings.legal_collections = {"laws"};
    settings.templates = {{"task.txt", std::string(64, '0'), extracted(random_text(random, pool, alphabet))}};
    settings.exclusions.own_scope = static_cast<OwnScope>(below(random, 4));
    settings.exclusions.least_source = {below(random, 20), below(random, 2000)};
    settings.exclusions.named_sources = {"d" + std::to_string(below(random, 6))};
    if (random() % 2 == 0) stop_some_text(random, pool);
  }

  void stop_some_text(std::mt19937& random, const std::vector<std::string>& pool) {
    std::string text;
    for (std::size_t i = below(random, 100), end = i + 20; i < end; ++i) text += pool[i];
    StopSet stop{kgram_hashes(WordTokenizer().tokenize(text)->tokens, 5, KeyKind::kExact)};
    std::ranges::sort(stop.hashes);
    stop.hashes.erase(std::ranges::unique(stop.hashes).begin(), stop.hashes.end());
    EXPECT_TRUE(store->set_stop_set(stop).has_value());
  }
};

// A page that lets people flip switches judges the spans of one report again. It must have what a check with those
// switches finds, whatever was on when its report was made.
TEST(CheckProperty, SpansJudgedUnderOtherSwitchesGiveTheFiguresOfACheckWithThem) {
  std::mt19937 random(42);
  std::map<ExclusionKind, std::uint32_t> decided;
  for (int round = 0; round < 90; ++round) {
    RandomCheck one(random);
    one.settings.exclusions.own_scope = static_cast<OwnScope>(below(random, 3));
    one.settings.exclusions.on = random_switches(random);
    const auto first = must_check(one.work, *one.store, one.settings);
    one.settings.exclusions.on = random_switches(random);
    const auto second = must_check(one.work, *one.store, one.settings);
    expect_shares_add_up(first);
    EXPECT_EQ(faults_of(first), std::vector<std::string>{});
    std::vector<LabelledSpan> spans;
    for (const ReportedSpan& span : first.spans) {
      spans.push_back(span.span);
      if (span.verdict.reason) decided[*span.verdict.reason] += span.span.words.size();
    }
    Shares flipped = count_shares(spans, first.sources.size(), one.settings.exclusions.on).shares;
    flipped.longest_passage = second.shares.longest_passage;
    flipped.in_runs_1 = second.shares.in_runs_1;
    flipped.in_runs_2 = second.shares.in_runs_2;
    ASSERT_EQ(flipped, second.shares) << "round " << round;
  }
  for (const auto kind :
       {ExclusionKind::kTemplate, ExclusionKind::kLaw, ExclusionKind::kSetPhrase, ExclusionKind::kOwnEarlier,
        ExclusionKind::kNamedSource, ExclusionKind::kSmallSource, ExclusionKind::kSmallMatch}) {
    EXPECT_GT(decided[kind], 0U) << exclusion_name(kind) << " never decided: the documents say nothing about it";
  }
}

TEST(CheckProperty, TurningAnExclusionOnNeverRaisesTheBorrowedShare) {
  std::mt19937 random(43);
  for (int round = 0; round < 25; ++round) {
    RandomCheck one(random);
    one.settings.exclusions.on = random_switches(random);
    const auto before = must_check(one.work, *one.store, one.settings).shares;
    for (const ExclusionKind kind : ExclusionSet::all().kinds()) {
      CheckSettings settings = one.settings;
      settings.exclusions.on.add(kind);
      const auto after = must_check(one.work, *one.store, settings).shares;
      EXPECT_LE(after.borrowed(), before.borrowed()) << exclusion_name(kind);
      EXPECT_LE(after.in_runs_1, before.in_runs_1) << exclusion_name(kind);
      EXPECT_LE(after.in_runs_2, before.in_runs_2) << exclusion_name(kind);
    }
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
    if (round % 2 == 0) settings.exclusions.on = {};
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
