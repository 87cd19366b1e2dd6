// Fingerprints of a work of 5,000 words to candidates, in a RocksDB store of 2,000 documents of 2,000 words.
#include <benchmark/benchmark.h>

#include "bench/scratch_directory.h"
#include "bench/texts.h"
#include "engine/index/rocksdb_store.h"

namespace tamga::bench {
namespace {

void candidates(benchmark::State& state) {
  const ScratchDirectory directory;
  RocksDbOptions options;
  options.buffer_postings = static_cast<std::uint64_t>(state.range(0));
  auto store = create_rocksdb_store(directory.path() / "index", index_settings(), options);
  if (!store) return state.SkipWithError(store.error().message.c_str());
  for (std::uint64_t i = 0; i < 2'000;) {
    std::vector<NewDocument> call;
    for (std::uint64_t end = i + 50; i < end; ++i) {
      call.push_back(new_document(std::to_string(i), document("ru", 2'000, i)));
    }
    if (const auto result = (*store)->put(call); !result) return state.SkipWithError(result.error().message.c_str());
  }
  const auto work = new_document("work", borrowing_document(document("ru", 2'000, 7), 5'000, 99));
  std::size_t found = 0;
  for (auto _ : state) {
    const auto result = (*store)->candidates({.hashes = work.hashes, .filter = {}});
    if (!result) return state.SkipWithError(result.error().message.c_str());
    found = result->candidates.size();
  }
  state.counters["fingerprints"] = static_cast<double>(work.hashes.size());
  state.counters["found"] = static_cast<double>(found);
  state.counters["segments"] = static_cast<double>((*store)->stats()->segments);
}
BENCHMARK(candidates)->ArgName("buffer")->Arg(200'000)->Arg(10'000'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace tamga::bench
