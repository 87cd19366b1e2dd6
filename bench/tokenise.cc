// Text to tokens: bytes and words a second, by language.
#include <benchmark/benchmark.h>

#include "bench/texts.h"

namespace tamga::bench {
namespace {

void tokenise(benchmark::State& state, const std::string& language) {
  const std::string text = document(language, 20'000, 1);
  std::size_t words = 0;
  for (auto _ : state) {
    const auto tokens = tokens_of(text);
    words += tokens.tokens.size();
    benchmark::DoNotOptimize(tokens.tokens.data());
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
  state.counters["words"] = benchmark::Counter(static_cast<double>(words), benchmark::Counter::kIsRate);
}
BENCHMARK_CAPTURE(tokenise, ky, "ky")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(tokenise, ru, "ru")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(tokenise, en, "en")->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace tamga::bench
