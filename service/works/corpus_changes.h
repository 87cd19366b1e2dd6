// Who changes the corpus holds this shared; who copies it, whole. A copy that waits goes before changes that come
// later, so that changes without a pause cannot keep it waiting.
#pragma once

#include <mutex>
#include <shared_mutex>

namespace tamga {

// For std::shared_lock and std::unique_lock. A thread that holds it does not take it again.
class CorpusChanges {
 public:
  void lock_shared() {
    const std::scoped_lock behind_a_copy(turnstile_);
    changes_.lock_shared();
  }
  void unlock_shared() { changes_.unlock_shared(); }
  void lock() {
    const std::scoped_lock before_others(turnstile_);
    changes_.lock();
  }
  void unlock() { changes_.unlock(); }

 private:
  std::mutex turnstile_;
  std::shared_mutex changes_;
};

}  // namespace tamga
