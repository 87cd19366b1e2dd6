// The queue on its disk: what was accepted is done or still there, wherever the program ends.
#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <map>
#include <random>
#include <set>
#include <thread>

#include "service/jobs/queue.h"
#include "tests/support/temporary_directory.h"

namespace tamga {
namespace {

using testing::TemporaryDirectory;

Job a_job(const std::string& subject, JobKind kind = JobKind::kCheck) {
  Job job;
  job.kind = kind;
  job.institution = "u";
  job.key_id = "k";
  job.subject = subject;
  job.chain = subject;
  return job;
}

class QueueTest : public ::testing::Test {
 protected:
  void SetUp() override { reopen(); }
  // As after a kill: nothing in memory survives.
  void reopen() {
    queue_.reset();
    store_.reset();
    store_ = KeyValueStore::open(directory_.path() / "state").value();
    queue_ = Queue::open(*store_, 2, [this] { return now_; }).value();
  }
  void accept(const Job& job) {
    std::vector<Queue::Promise> promises{queue_->promise(job)};
    ASSERT_TRUE(store_->write({&promises.front().row, 1}));
    queue_->enqueue(std::move(promises));
  }

  TemporaryDirectory directory_;
  Milliseconds now_ = 1000;
  std::unique_ptr<KeyValueStore> store_;
  std::unique_ptr<Queue> queue_;
};

TEST_F(QueueTest, AJobThatWasTakenAndNotFinishedIsThereAgain) {
  accept(a_job("w"));
  EXPECT_EQ(queue_->try_take(Lane::kWorks)->subject, "w");
  EXPECT_FALSE(queue_->try_take(Lane::kWorks));
  reopen();
  const auto again = queue_->try_take(Lane::kWorks);
  ASSERT_TRUE(again);
  ASSERT_TRUE(queue_->finish(*again));
  reopen();
  EXPECT_FALSE(queue_->try_take(Lane::kWorks));
}

TEST_F(QueueTest, APromiseThatWasNotWrittenWasNeverMade) {
  static_cast<void>(queue_->promise(a_job("w")));
  reopen();
  EXPECT_FALSE(queue_->try_take(Lane::kWorks));
}

TEST_F(QueueTest, TheEffectAndTheEndOfAJobAreOneWrite) {
  accept(a_job("w"));
  const auto job = queue_->try_take(Lane::kWorks);
  ASSERT_TRUE(queue_->finish(*job, {{"effect", "done"}}));
  reopen();
  EXPECT_EQ(*store_->get("effect").value(), "done");
  EXPECT_FALSE(queue_->try_take(Lane::kWorks));
}

TEST_F(QueueTest, ARetryKeepsItsTimeAndItsCountOverARestart) {
  accept(a_job("w", JobKind::kDeliver));
  queue_->retry(*queue_->try_take(Lane::kDeliveries), 5000);
  reopen();
  EXPECT_FALSE(queue_->try_take(Lane::kDeliveries));
  now_ = 5000;
  const auto again = queue_->try_take(Lane::kDeliveries);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->attempts, 1U);
}

TEST_F(QueueTest, CancelTakesOutWhatWaits) {
  accept(a_job("w"));
  accept(a_job("v"));
  const auto rows = queue_->cancel("w");
  ASSERT_EQ(rows.size(), 1U);
  ASSERT_TRUE(store_->write(rows));
  EXPECT_EQ(queue_->counts().waiting_checks(), 1U);
  reopen();
  EXPECT_EQ(queue_->try_take(Lane::kWorks)->subject, "v");
  EXPECT_FALSE(queue_->try_take(Lane::kWorks));
}

TEST_F(QueueTest, ShowsAnInstitutionItsOwnJobsWithoutTheirContents) {
  auto other = a_job("x", JobKind::kDeliver);
  other.payload = "secret";
  accept(other);
  auto foreign = a_job("y");
  foreign.institution = "z";
  accept(foreign);
  const auto jobs = queue_->list("u", 10);
  ASSERT_EQ(jobs.size(), 1U);
  EXPECT_EQ(jobs.front().job.payload, "");
}

TEST_F(QueueTest, TakeWaitsForAJobAndEndsWhenItIsTold) {
  std::atomic<int> taken = 0;
  std::jthread worker([&](const std::stop_token& stop) {
    while (const auto job = queue_->take(Lane::kWorks, stop)) {
      ASSERT_TRUE(queue_->finish(*job));
      ++taken;
      taken.notify_all();
    }
  });
  for (int i = 0; i < 5; ++i) accept(a_job(std::to_string(i)));
  for (int seen = taken; seen < 5; seen = taken) taken.wait(seen);
  worker.request_stop();
}

// Random life with a kill before or after any write: what was accepted is done exactly once in the end.
TEST_F(QueueTest, SurvivesAKillAtAnyWrite) {
  std::mt19937 random(3);
  std::set<std::string> accepted;
  std::map<std::string, int> done;
  std::vector<Job> running;
  const auto finish = [&](const Job& job) {
    const auto before = store_->get("effect " + job.subject).value();
    ASSERT_FALSE(before) << job.subject << " was done twice";
    ASSERT_TRUE(queue_->finish(job, {{"effect " + job.subject, "1"}}));
    ++done[job.subject];
  };
  for (int step = 0; step < 500; ++step) {
    const auto what = random() % 16;
    if (what < 6) {
      const auto name = std::to_string(step);
      accept(a_job(name));
      accepted.insert(name);
    } else if (what < 10) {
      if (auto job = queue_->try_take(Lane::kWorks)) running.push_back(*std::move(job));
    } else if (what < 14 && !running.empty()) {
      const Job job = running.back();
      running.pop_back();
      if (random() % 3 == 0) {
        queue_->retry(job, now_);
      } else {
        finish(job);
      }
    } else if (what == 15) {
      running.clear();
      reopen();
    }
  }
  reopen();
  while (const auto job = queue_->try_take(Lane::kWorks)) finish(*job);
  EXPECT_EQ(done.size(), accepted.size());
  for (const auto& [name, times] : done) EXPECT_EQ(times, 1) << name;
}

// Its row holds what was to be told; after an erasure that must not be written again.
TEST_F(QueueTest, ACancelledJobThatRunsDoesNotRunAgain) {
  accept(a_job("w", JobKind::kDeliver));
  const auto job = queue_->try_take(Lane::kDeliveries);
  ASSERT_TRUE(job);
  const auto rows = queue_->cancel("w");
  ASSERT_EQ(rows.size(), 1U);
  ASSERT_TRUE(store_->write(rows));
  queue_->retry(*job, now_);
  EXPECT_FALSE(queue_->try_take(Lane::kDeliveries));
  EXPECT_EQ(queue_->counts().running, QueueCounts().running);
  reopen();
  EXPECT_TRUE(queue_->list("u", 10).empty());
}

TEST_F(QueueTest, ACancelledJobThatRunsMayEndAndItsChainGoesOn) {
  accept(a_job("w"));
  const auto job = queue_->try_take(Lane::kWorks);
  ASSERT_TRUE(job);
  ASSERT_TRUE(store_->write(queue_->cancel("w", std::array{JobKind::kCheck})));
  accept(a_job("w", JobKind::kErase));
  ASSERT_TRUE(queue_->finish(*job));
  const auto next = queue_->try_take(Lane::kWorks);
  ASSERT_TRUE(next);
  EXPECT_EQ(next->kind, JobKind::kErase);
  queue_->retry(*next, now_);
  EXPECT_TRUE(queue_->try_take(Lane::kWorks)) << "only the job that was cancelled is not run again";
}

}  // namespace
}  // namespace tamga
