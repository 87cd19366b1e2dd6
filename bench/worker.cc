// What the wall costs: a document read in the process, and by a worker behind it.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>

#include "bench/texts.h"
#include "corpora/extract/extract.h"
#include "corpora/worker/wall.h"

namespace tamga::bench {
namespace {

std::string text_of(std::int64_t words) {
  return document("ru", static_cast<std::uint32_t>(words), 5);
}

void set_sizes(benchmark::State& state, const std::string& text) {
  state.SetItemsProcessed(state.iterations());
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

void in_process(benchmark::State& state) {
  const auto text = text_of(state.range(0));
  for (auto _ : state) {
    if (!extract(text, "text.txt")) return state.SkipWithError("not read");
  }
  set_sizes(state, text);
}
BENCHMARK(in_process)->ArgName("words")->Arg(10)->Arg(400)->Arg(6'000)->UseRealTime();

void behind_wall(benchmark::State& state) {
  const auto text = text_of(state.range(0));
  for (auto _ : state) {
    if (!read_document(text, "text.txt")) return state.SkipWithError("not read");
  }
  set_sizes(state, text);
}
BENCHMARK(behind_wall)->ArgName("words")->Arg(10)->Arg(400)->Arg(6'000)->UseRealTime();

}  // namespace
}  // namespace tamga::bench

int main(int argc, char** argv) {
  const auto wall = tamga::Wall::raise();
  if (!wall) return 1;
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
