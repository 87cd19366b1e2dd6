// Hashes to fingerprints: hashes a second.
#include <benchmark/benchmark.h>

#include <random>

#include "bench/texts.h"
#include "engine/fingerprint/winnowing.h"

namespace tamga::bench {
namespace {

void winnow(benchmark::State& state) {
  std::mt19937_64 random(1);
  std::vector<std::uint64_t> hashes(static_cast<std::size_t>(state.range(0)));
  for (auto& each : hashes) each = random();
  for (auto _ : state) {
    benchmark::DoNotOptimize(tamga::winnow(hashes, static_cast<std::uint32_t>(state.range(1))));
  }
  state.SetItemsProcessed(state.range(0) * state.iterations());
}
BENCHMARK(winnow)->ArgNames({"hashes", "window"})->Args({5'000, 4})->Args({100'000, 4})->Args({100'000, 16});

}  // namespace
}  // namespace tamga::bench
