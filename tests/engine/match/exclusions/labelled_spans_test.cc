#include "engine/match/exclusions/labelled_spans.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace tamga {
namespace {

using Kind = ExclusionKind;

// All that bears on the words of a random work.
struct World {
  std::uint32_t words = 0;
  std::uint32_t sources = 0;
  std::vector<MarkedWords> marked;
  std::vector<HeldWords> held;
  std::vector<WordLabel> labels;

  std::vector<LabelledSpan> spans() const { return labelled_spans(words, marked, held, labels); }
};

class RandomWorlds {
 public:
  explicit RandomWorlds(unsigned seed) : random_(seed) {}

  World next(std::uint32_t most_words) {
    World world;
    world.words = below(most_words);
    world.sources = 1 + below(5);
    for (std::uint32_t i = below(6); i > 0; --i) {
      world.marked.push_back({range(world.words), static_cast<Kind>(below(8))});
    }
    for (std::uint32_t i = below(8); i > 0; --i) {
      const Holder holder{below(world.sources), static_cast<PassageClass>(below(3)), source_reasons()};
      world.held.push_back({range(world.words), holder});
    }
    for (std::uint32_t i = below(3); i > 0; --i) {
      world.labels.push_back({range(world.words), static_cast<SpanLabel>(below(3))});
    }
    return world;
  }

  ExclusionSet switches() {
    ExclusionSet set;
    for (std::size_t i = 0; i < kExclusionKinds; ++i) {
      if (below(2) == 0) set.add(static_cast<Kind>(i));
    }
    return set;
  }

 private:
  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(random_() % limit); }

  TokenRange range(std::uint32_t words) {
    const std::uint32_t a = below(words + 1);
    const std::uint32_t b = below(words + 1);
    return {std::min(a, b), std::max(a, b)};
  }

  ExclusionSet source_reasons() {
    ExclusionSet set;
    for (const Kind kind : {Kind::kOwnEarlier, Kind::kNamedSource, Kind::kSmallSource, Kind::kSmallMatch}) {
      if (below(4) == 0) set.add(kind);
    }
    return set;
  }

  std::mt19937 random_;
};

bool holds(TokenRange range, std::uint32_t word) {
  return range.begin <= word && word < range.end;
}

// What the words of the documentation say of one word, asked of every range there is.
Verdict verdict_by_definition(const World& world, std::uint32_t word, ExclusionSet on) {
  for (const Kind kind : on.kinds()) {
    for (const MarkedWords& one : world.marked) {
      if (one.kind == kind && holds(one.words, word)) return {counted_as(kind), kind, std::nullopt};
    }
  }
  Verdict verdict;
  std::optional<PassageClass> literal;
  for (const HeldWords& one : world.held) {
    if (!holds(one.words, word) || !(one.holder.reasons & on).empty()) continue;
    literal = std::min(literal.value_or(one.holder.passage_class), one.holder.passage_class);
    verdict.credited = std::min(verdict.credited.value_or(one.holder.source), one.holder.source);
  }
  if (literal) {
    verdict.counted_as = counted_as(*literal);
    return verdict;
  }
  for (const Kind kind : on.kinds()) {
    for (const HeldWords& one : world.held) {
      if (holds(one.words, word) && one.holder.reasons.has(kind)) return {counted_as(kind), kind, std::nullopt};
    }
  }
  return {};
}

std::uint32_t total(const Shares& shares) {
  return shares.borrowed() + shares.quoted + shares.set_aside + shares.own_earlier + shares.not_judged +
         shares.original;
}

TEST(LabelledSpans, CoverAllWordsInOrderAndNeighboursDiffer) {
  RandomWorlds worlds(1);
  for (int round = 0; round < 2000; ++round) {
    const World world = worlds.next(80);
    std::uint32_t at = 0;
    const LabelledSpan* before = nullptr;
    const auto spans = world.spans();
    for (const LabelledSpan& span : spans) {
      ASSERT_EQ(span.words.begin, at);
      ASSERT_GT(span.words.end, at);
      at = span.words.end;
      if (before != nullptr) {
        EXPECT_FALSE(before->reasons == span.reasons && before->held_by == span.held_by && before->label == span.label);
      }
      before = &span;
    }
    ASSERT_EQ(at, world.words);
  }
}

// A view that flips switches has nothing but the spans; this holds it to the passages behind them.
TEST(LabelledSpans, JudgedUnderAnySwitchesAgreeWithTheDefinitionWordByWord) {
  RandomWorlds worlds(2);
  for (int round = 0; round < 1500; ++round) {
    const World world = worlds.next(60);
    const auto spans = world.spans();
    for (int choice = 0; choice < 8; ++choice) {
      const ExclusionSet on = choice == 0 ? ExclusionSet::all() : worlds.switches();
      for (const LabelledSpan& span : spans) {
        for (std::uint32_t word = span.words.begin; word < span.words.end; ++word) {
          ASSERT_EQ(judge(span, on), verdict_by_definition(world, word, on)) << "round " << round << " word " << word;
        }
      }
    }
  }
}

TEST(Shares, AddUpAndCreditsAddUpToTheBorrowedWordsUnderAllSwitches) {
  RandomWorlds worlds(3);
  for (int round = 0; round < 1500; ++round) {
    const World world = worlds.next(400);
    const auto spans = world.spans();
    for (int choice = 0; choice < 8; ++choice) {
      const auto counted = count_shares(spans, world.sources, worlds.switches());
      ASSERT_EQ(counted.shares.words, world.words);
      ASSERT_EQ(total(counted.shares), world.words);
      ASSERT_EQ(counted.shares.set_aside, counted.shares.set_aside_as.all());
      std::uint32_t credited = 0;
      for (const std::uint32_t words : counted.credited) credited += words;
      ASSERT_EQ(credited, counted.shares.borrowed());
    }
  }
}

TEST(Shares, TurningAnExclusionOnNeverRaisesTheBorrowedShare) {
  RandomWorlds worlds(4);
  for (int round = 0; round < 1500; ++round) {
    const World world = worlds.next(60);
    const auto spans = world.spans();
    const ExclusionSet off = worlds.switches();
    const auto before = count_shares(spans, world.sources, off).shares;
    for (std::size_t i = 0; i < kExclusionKinds; ++i) {
      ExclusionSet on = off;
      on.add(static_cast<Kind>(i));
      ASSERT_LE(count_shares(spans, world.sources, on).shares.borrowed(), before.borrowed());
    }
  }
}

// All 4,096 choices of switches over a few works.
TEST(Shares, HoldForEverySingleCombinationOfSwitches) {
  RandomWorlds worlds(5);
  for (int round = 0; round < 12; ++round) {
    const World world = worlds.next(60);
    const auto spans = world.spans();
    for (std::uint32_t bits = 0; bits < 1U << kExclusionKinds; ++bits) {
      ExclusionSet on;
      for (std::size_t i = 0; i < kExclusionKinds; ++i) {
        if ((bits >> i & 1U) != 0) on.add(static_cast<Kind>(i));
      }
      ASSERT_EQ(total(count_shares(spans, world.sources, on).shares), world.words);
    }
  }
}

TEST(Judge, TheFirstReasonInOrderOfPrecedenceDecides) {
  const LabelledSpan span{{0, 4}, SpanLabel::kNone, {Kind::kQuotation, Kind::kLaw}, {}};
  EXPECT_EQ(judge(span, ExclusionSet::all()).counted_as, CountedAs::kSetAside);
  EXPECT_EQ(judge(span, ExclusionSet::all()).reason, Kind::kLaw);
  EXPECT_EQ(judge(span, {Kind::kQuotation}).counted_as, CountedAs::kQuoted);
  EXPECT_EQ(judge(span, {}).counted_as, CountedAs::kOriginal);
}

TEST(Judge, AWordThatAnotherSourceHoldsCountsThoughAnOwnWorkHoldsItToo) {
  const LabelledSpan span{{0, 4},
                          SpanLabel::kNone,
                          {},
                          {{0, PassageClass::kCopied, {Kind::kOwnEarlier}}, {1, PassageClass::kReworded, {}}}};
  EXPECT_EQ(judge(span, ExclusionSet::all()), (Verdict{CountedAs::kReworded, std::nullopt, 1}));
  EXPECT_EQ(judge(span, {}), (Verdict{CountedAs::kCopied, std::nullopt, 0}));
}

TEST(Judge, WhereEveryHolderIsLeftOutForItsOwnReasonTheFirstOfThemDecides) {
  const LabelledSpan span{
      {0, 4},
      SpanLabel::kNone,
      {},
      {{0, PassageClass::kCopied, {Kind::kSmallMatch}}, {1, PassageClass::kCopied, {Kind::kOwnEarlier}}}};
  EXPECT_EQ(judge(span, ExclusionSet::all()), (Verdict{CountedAs::kOwnEarlier, Kind::kOwnEarlier, std::nullopt}));
  EXPECT_EQ(judge(span, {Kind::kSmallMatch}), (Verdict{CountedAs::kCopied, std::nullopt, 1}));
}

TEST(Shares, AWorkWithoutWordsHasNone) {
  EXPECT_TRUE(labelled_spans(0, {}, {}, {}).empty());
  EXPECT_EQ(count_shares({}, 0, {}).shares, Shares{});
}

TEST(Shares, TheNumberForAnLmsIsRoundedDownButNeverDownToNothing) {
  EXPECT_EQ(lms_percent({}), 0U);
  EXPECT_EQ(lms_percent({.words = 1000, .copied = 1, .original = 999}), 1U);
  EXPECT_EQ(lms_percent({.words = 1000, .copied = 199, .original = 801}), 19U);
  EXPECT_EQ(lms_percent({.words = 1000, .reworded = 1000}), 100U);
}

TEST(Shares, TheSecondDenominatorLeavesOutWhatIsKeptOut) {
  const Shares shares{
      .words = 100, .copied = 10, .quoted = 20, .set_aside = 30, .own_earlier = 5, .original = 31, .not_judged = 4};
  EXPECT_EQ(shares.words_left(), 41U);
}

TEST(Shares, WordsOfOverlappingRangesCountOnce) {
  EXPECT_EQ(words_in({}), 0U);
  EXPECT_EQ(words_in({{5, 9}, {0, 6}, {6, 7}, {20, 21}}), 10U);
}

}  // namespace
}  // namespace tamga
