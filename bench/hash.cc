// Tokens to hashes of k-grams: hashes a second.
#include <benchmark/benchmark.h>

#include "bench/texts.h"
#include "engine/fingerprint/kgram_hash.h"

namespace tamga::bench {
namespace {

void hash(benchmark::State& state) {
  const auto text = tokens_of(document("ru", 20'000, 1));
  for (auto _ : state) {
    benchmark::DoNotOptimize(kgram_hashes(text.tokens, static_cast<std::uint32_t>(state.range(0)), KeyKind::kExact));
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(text.tokens.size()) * state.iterations());
}
BENCHMARK(hash)->ArgName("k")->Arg(5)->Arg(8);

}  // namespace
}  // namespace tamga::bench
