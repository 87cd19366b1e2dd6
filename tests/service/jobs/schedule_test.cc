// Who is next: against a slow twin that looks at all jobs anew each time.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "service/jobs/schedule.h"

namespace tamga {
namespace {

Job job(std::uint64_t number, const std::string& key, const std::string& chain,
        Priority priority = Priority::kInteractive, Milliseconds due = 0) {
  Job made;
  made.number = number;
  made.key_id = key;
  made.chain = chain;
  made.priority = priority;
  made.due = due;
  return made;
}

std::string order(Schedule& schedule, Milliseconds now = 0) {
  std::string numbers;
  while (const auto next = schedule.take(now)) {
    numbers += std::to_string(next->number) + " ";
    schedule.done(*next);
  }
  return numbers;
}

TEST(Schedule, InteractiveGoesBeforeBatch) {
  Schedule schedule;
  schedule.add(job(1, "a", "1", Priority::kBatch));
  schedule.add(job(2, "a", "2"));
  EXPECT_EQ(order(schedule), "2 1 ");
}

TEST(Schedule, ABatchHasOneTurnOfEightWhereInteractiveWorkNeverEnds) {
  Schedule schedule;
  for (std::uint64_t i = 1; i <= 3; ++i) schedule.add(job(i, "batch", std::to_string(i), Priority::kBatch));
  std::uint64_t next = 4;
  std::vector<std::uint64_t> turns_of_batch;
  for (std::uint64_t turn = 1; turns_of_batch.size() < 3; ++turn) {
    while (next < turn + 9) {
      schedule.add(job(next, "lessons", std::to_string(next)));
      ++next;
    }
    const auto taken = schedule.take(0);
    ASSERT_TRUE(taken);
    schedule.done(*taken);
    if (taken->priority == Priority::kBatch) turns_of_batch.push_back(turn);
  }
  EXPECT_EQ(turns_of_batch, (std::vector<std::uint64_t>{kBatchTurn, 2 * kBatchTurn, 3 * kBatchTurn}));
}

TEST(Schedule, KeysTakeTurns) {
  Schedule schedule;
  for (std::uint64_t i = 1; i <= 4; ++i) schedule.add(job(i, "a", std::to_string(i)));
  schedule.add(job(5, "b", "5"));
  schedule.add(job(6, "c", "6"));
  EXPECT_EQ(order(schedule), "1 5 6 2 3 4 ");
}

TEST(Schedule, AChainRunsInOrderAndOneAtATime) {
  Schedule schedule;
  schedule.add(job(2, "a", "x", Priority::kInteractive));
  schedule.add(job(1, "a", "x", Priority::kBatch));
  schedule.add(job(3, "b", "y"));
  const auto first = schedule.take(0);
  const auto second = schedule.take(0);
  ASSERT_TRUE(first && second);
  EXPECT_EQ(first->number, 3U);
  EXPECT_EQ(second->number, 1U);
  EXPECT_FALSE(schedule.take(0));
  schedule.done(*second);
  EXPECT_EQ(schedule.take(0)->number, 2U);
}

TEST(Schedule, WhatWaitsForItsTimeHoldsUpItsChainAndNobodyElse) {
  Schedule schedule;
  schedule.add(job(1, "a", "x", Priority::kInteractive, 100));
  schedule.add(job(2, "a", "x"));
  schedule.add(job(3, "a", "y"));
  EXPECT_EQ(order(schedule, 99), "3 ");
  EXPECT_EQ(schedule.next_due(), 100);
  EXPECT_EQ(order(schedule, 100), "1 2 ");
}

TEST(Schedule, OneKeyNeverHoldsAllWorkers) {
  Schedule schedule(2);
  for (std::uint64_t i = 1; i <= 4; ++i) schedule.add(job(i, "slow", std::to_string(i)));
  schedule.add(job(9, "other", "9"));
  EXPECT_EQ(schedule.take(0)->key_id, "other");
  EXPECT_EQ(schedule.take(0)->number, 1U);
  EXPECT_EQ(schedule.take(0)->number, 2U);
  EXPECT_FALSE(schedule.take(0));
}

TEST(Schedule, AJobThatRunsAgainKeepsItsPlaceInTheChain) {
  Schedule schedule;
  schedule.add(job(1, "a", "x"));
  schedule.add(job(2, "a", "x"));
  auto first = *schedule.take(0);
  first.due = 50;
  first.attempts = 1;
  schedule.again(first);
  EXPECT_FALSE(schedule.take(49));
  EXPECT_EQ(order(schedule, 50), "1 2 ");
}

TEST(Schedule, RemovesWhatWaitsAndLeavesWhatRuns) {
  Schedule schedule;
  for (std::uint64_t i = 1; i <= 3; ++i) schedule.add(job(i, "a", "x"));
  schedule.add(job(4, "a", "y"));
  const auto running = *schedule.take(0);
  EXPECT_EQ(schedule.remove([](const Job& each) { return each.chain == "x"; }), (std::vector<std::uint64_t>{2, 3}));
  schedule.done(running);
  EXPECT_EQ(order(schedule), "4 ");
}

// The rules by their words, over a plain list.
struct Twin {
  std::vector<Job> waiting;
  std::map<std::string, std::uint64_t> running;  // chain → number
  std::map<Priority, std::string> last;

  std::uint32_t in_a_row = 0;  // interactive jobs since the last one of a batch that could have run instead

  // The first jobs of the chains of one priority that may run, by key.
  std::map<std::string, Job> first_of(Priority priority, Milliseconds now) const {
    std::map<std::string, Job> first;
    for (const Job& each : waiting) {
      const bool head = std::ranges::none_of(
          waiting, [&](const Job& other) { return other.chain == each.chain && other.number < each.number; });
      if (!head || running.contains(each.chain) || each.due > now || each.priority != priority) continue;
      const auto place = first.find(each.key_id);
      if (place == first.end() || each.number < place->second.number) first.insert_or_assign(each.key_id, each);
    }
    return first;
  }

  std::optional<Job> take(Milliseconds now) {
    const auto interactive = first_of(Priority::kInteractive, now);
    const auto batch = first_of(Priority::kBatch, now);
    if (interactive.empty() && batch.empty()) {
      in_a_row = 0;
      return std::nullopt;
    }
    const bool of_batch = interactive.empty() || (!batch.empty() && in_a_row == kBatchTurn - 1);
    if (of_batch) in_a_row = 0;
    if (!of_batch && !batch.empty()) ++in_a_row;
    const auto& first = of_batch ? batch : interactive;
    auto& last_key = last[of_batch ? Priority::kBatch : Priority::kInteractive];
    auto turn = first.upper_bound(last_key);
    if (turn == first.end()) turn = first.begin();
    const Job taken = turn->second;
    last_key = taken.key_id;
    std::erase_if(waiting, [&](const Job& each) { return each.number == taken.number; });
    running[taken.chain] = taken.number;
    return taken;
  }
};

TEST(Schedule, AgreesWithTheRulesByTheirWords) {
  std::mt19937 random(11);
  const auto pick = [&](std::uint32_t below) { return random() % below; };
  Schedule schedule;
  Twin twin;
  std::vector<Job> running;
  std::uint64_t number = 0;
  Milliseconds now = 0;
  for (int step = 0; step < 20'000; ++step) {
    now += pick(2);
    const auto what = pick(4);
    if (what == 0) {
      const Job made = job(++number, std::string(1, static_cast<char>('a' + pick(3))), std::to_string(pick(12)),
                           pick(2) == 0 ? Priority::kBatch : Priority::kInteractive, now + pick(5));
      schedule.add(made);
      twin.waiting.push_back(made);
    } else if (what == 3 && !running.empty()) {
      const auto at = pick(static_cast<std::uint32_t>(running.size()));
      const Job done = running[at];
      running.erase(running.begin() + at);
      schedule.done(done);
      twin.running.erase(done.chain);
    } else {
      const auto taken = schedule.take(now);
      const auto expected = twin.take(now);
      ASSERT_EQ(taken.has_value(), expected.has_value()) << step;
      if (taken) {
        ASSERT_EQ(taken->number, expected->number) << step;
        running.push_back(*taken);
      }
    }
  }
}

}  // namespace
}  // namespace tamga
