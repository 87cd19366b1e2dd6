// From the bytes of a file to what a store takes in: read, tokenise, fingerprint; many files at once, in order.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "corpora/corpus.h"
#include "corpora/sources/document_source.h"
#include "engine/base/result.h"
#include "engine/index/fingerprint_store.h"
#include "engine/text/tokenizer.h"

namespace tamga {

// A document ready to be put, or why it cannot be. `id` is known either way.
struct PreparedDocument {
  std::string file_name;
  std::string id;
  Result<NewDocument> document;
};

// Makes documents of files, in their order: id from the metadata, else the file's name. `first_seen` is the time of
// taking in.
std::vector<PreparedDocument> prepare_documents(std::span<const Result<RawDocument>> files, const AddOptions& options,
                                                const Tokenizer& tokenizer, const IndexSettings& index,
                                                const std::string& first_seen);

// The same for one work that is read already. Requires an id.
PreparedDocument prepare_document(const Work& work, const Metadata& metadata, const Tokenizer& tokenizer,
                                  const IndexSettings& index, const std::string& first_seen);

// Applies a function to files in several threads and gives the results back in the order of the files. A thread takes
// several at a time where they are small and many wait. Used from one thread. Memory: what is submitted and not taken;
// the caller bounds it by `pending` and `pending_bytes`.
class OrderedWorkers {
 public:
  using Work = std::function<std::vector<PreparedDocument>(std::span<const Result<RawDocument>>)>;  // one for each

  OrderedWorkers(std::uint32_t threads, Work work);
  ~OrderedWorkers();
  OrderedWorkers(const OrderedWorkers&) = delete;
  OrderedWorkers& operator=(const OrderedWorkers&) = delete;
  OrderedWorkers(OrderedWorkers&&) = delete;
  OrderedWorkers& operator=(OrderedWorkers&&) = delete;

  void submit(Result<RawDocument> file);
  std::size_t pending() const { return jobs_.size(); }
  std::uint64_t pending_bytes() const { return pending_bytes_; }

  // All results at the front that are done, at least one. Waits for the first, and then, so that what is made of them
  // together is worth it, until half of what is pending is done or some tenths of a second have passed. Requires
  // pending() > 0.
  std::vector<PreparedDocument> take();

 private:
  struct Job;
  void run(const std::stop_token& stop);
  void take_jobs(std::vector<std::shared_ptr<Job>>& jobs);
  void finish(std::span<const std::shared_ptr<Job>> jobs, std::vector<PreparedDocument> results);
  void wait_for_front();

  const Work work_;
  const std::size_t thread_count_;
  std::uint64_t pending_bytes_ = 0;
  std::deque<std::shared_ptr<Job>> jobs_;  // in order, the caller's
  std::mutex mutex_;
  std::condition_variable_any submitted_;
  std::condition_variable_any finished_;
  std::deque<std::shared_ptr<Job>> waiting_;  // guarded by mutex_, as are Job::result and what follows
  std::size_t done_ = 0;                      // results that have not been taken
  std::size_t wanted_ = 0;                    // so many of them wake the caller
  std::vector<std::jthread> threads_;
};

}  // namespace tamga
