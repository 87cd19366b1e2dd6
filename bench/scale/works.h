// Works that borrow from twenty sources each, and how long checking them takes, alone and beside writers.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/check.h"
#include "engine/document_census.h"
#include "engine/index/fingerprint_store.h"

namespace tamga::bench {

// Source `number`: a text of 5,000 words, Kyrgyz, Russian and English in turn, as a store takes it in.
NewDocument source_document(std::uint64_t number, const IndexSettings& settings);

// Works of 5,000 words. Each takes a stretch of some 80 words from each of twenty of the sources; the rest is its own.
class Works {
 public:
  Works(std::uint64_t sources, std::size_t count);
  const Work& at(std::size_t index) const { return works_[index % works_.size()]; }
  std::uint64_t made() const { return sources_; }

 private:
  std::uint64_t sources_;
  std::vector<Work> works_;
};

struct Checked {
  std::vector<double> ms;      // of each check
  std::vector<double> cpu_ms;  // processor time of each
  double works_a_second = 0;
  double sources = 0;      // reported, on average
  double look_up_ms = 0;   // the same work's candidates alone, median
  double tokenise_ms = 0;  // its tokens alone, median
};

// A store and how many documents it has, counted once for all checks, as a corpus does.
struct CountedStore {
  explicit CountedStore(const FingerprintStore& counted) : store(counted), census(counted) {}
  const FingerprintStore& store;
  mutable DocumentCensus census;
};

// So many checks by so many threads.
Checked check_all(const CountedStore& counted, const Works& works, std::size_t checks, std::size_t threads);
// Checks by two threads for so long.
Checked check_for(const CountedStore& counted, const Works& works, double seconds);

struct Put {
  Checked checked;
  std::vector<double> ms;  // of each put
  double documents_a_second = 0;
  std::uint64_t documents = 0;
};

// The same while four threads put new documents of 5,000 words, one a call: `rate` a second in all, where they can; 0:
// as many as they can.
Put put_while_checking(FingerprintStore& store, const CountedStore& counted, const Works& works, double seconds,
                       double rate);

}  // namespace tamga::bench
