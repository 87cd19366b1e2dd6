// Documents into a RocksDB store, durable at each call: documents a second, by documents a call.
#include <benchmark/benchmark.h>

#include "bench/scratch_directory.h"
#include "bench/texts.h"
#include "engine/index/rocksdb_store.h"

namespace tamga::bench {
namespace {

void put(benchmark::State& state) {
  const auto batch = static_cast<std::size_t>(state.range(0));
  const ScratchDirectory directory;
  auto store = create_rocksdb_store(directory.path() / "index", index_settings());
  if (!store) return state.SkipWithError(store.error().message.c_str());
  std::vector<NewDocument> documents;
  for (std::size_t i = 0; i < 256; ++i) documents.push_back(new_document("", document("ru", 2'000, i)));
  std::uint64_t next = 0;
  for (auto _ : state) {
    std::vector<NewDocument> call;
    for (std::size_t i = 0; i < batch; ++i, ++next) {
      call.push_back(documents[next % documents.size()]);
      call.back().record.id = std::to_string(next);
    }
    const auto result = (*store)->put(call);
    if (!result) return state.SkipWithError(result.error().message.c_str());
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(next));
}
BENCHMARK(put)->ArgName("documents")->Arg(1)->Arg(16)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace tamga::bench
