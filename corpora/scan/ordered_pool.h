// Jobs on several threads, results in the order in which they were handed in.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace tamga {

// Used from one thread. With one thread of its own it has none: a job runs when its result is taken.
template <class T>
class OrderedPool {
 public:
  using Job = std::function<T()>;

  explicit OrderedPool(std::uint32_t threads) {
    for (std::uint32_t i = 0; threads > 1 && i < threads; ++i) {
      threads_.emplace_back([this](const std::stop_token& stop) { run(stop); });
    }
  }
  // Jobs that have not begun are dropped.
  ~OrderedPool() {
    for (auto& thread : threads_) thread.request_stop();
  }
  OrderedPool(const OrderedPool&) = delete;
  OrderedPool& operator=(const OrderedPool&) = delete;
  OrderedPool(OrderedPool&&) = delete;
  OrderedPool& operator=(OrderedPool&&) = delete;

  // What is handed in and not taken is held: the caller bounds it by pending(). More than keeps_busy() is of no use.
  void submit(Job job) {
    auto task = std::make_shared<Task>(std::move(job));
    tasks_.push_back(task);
    if (threads_.empty()) return;
    {
      const std::scoped_lock lock(mutex_);
      waiting_.push_back(std::move(task));
    }
    changed_.notify_all();
  }

  std::size_t pending() const { return tasks_.size(); }
  std::size_t keeps_busy() const { return 4 * std::max<std::size_t>(threads_.size(), 1); }

  // The result of the oldest job. Waits for it. Requires pending() > 0.
  T take() {
    const auto task = std::move(tasks_.front());
    tasks_.pop_front();
    if (threads_.empty()) return task->job();
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return task->result.has_value(); });
    return *std::move(task->result);
  }

 private:
  struct Task {
    explicit Task(Job its_job) : job(std::move(its_job)) {}
    Job job;
    std::optional<T> result;  // guarded by mutex_
  };

  void run(const std::stop_token& stop) {
    for (;;) {
      std::shared_ptr<Task> task;
      {
        std::unique_lock lock(mutex_);
        if (!changed_.wait(lock, stop, [this] { return !waiting_.empty(); }) || stop.stop_requested()) return;
        task = std::move(waiting_.front());
        waiting_.pop_front();
      }
      T result = task->job();
      {
        const std::scoped_lock lock(mutex_);
        task->result = std::move(result);
      }
      changed_.notify_all();
    }
  }

  std::deque<std::shared_ptr<Task>> tasks_;  // the caller's
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<std::shared_ptr<Task>> waiting_;  // guarded by mutex_
  std::vector<std::jthread> threads_;
};

}  // namespace tamga
