// Two token streams to passages: a work against a source that it copies a third from, one that it rewords from end to
// end, ones that share chance words only or stand in another language, itself, and a text that repeats one sentence.
#include <benchmark/benchmark.h>

#include "bench/texts.h"
#include "engine/match/align.h"

namespace tamga::bench {
namespace {

void run(benchmark::State& state, const std::string& work_text, const std::string& source_text) {
  const auto work = tokens_of(work_text);
  const auto source = tokens_of(source_text);
  std::size_t passages = 0;
  for (auto _ : state) {
    const Aligner aligner(work.tokens, {});
    passages = aligner.align(source.tokens).passages.size();
  }
  state.counters["passages"] = static_cast<double>(passages);
  state.SetItemsProcessed(static_cast<std::int64_t>(work.tokens.size() + source.tokens.size()) * state.iterations());
}

std::uint32_t words_of(const benchmark::State& state) {
  return static_cast<std::uint32_t>(state.range(0));
}

void align_borrowing(benchmark::State& state) {
  const std::string source = document("ru", words_of(state), 1);
  run(state, borrowing_document(source, words_of(state), 2), source);
}
BENCHMARK(align_borrowing)->ArgName("words")->Arg(2'000)->Arg(5'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

void align_unrelated(benchmark::State& state) {
  run(state, document("ru", words_of(state), 1), document("ky", words_of(state), 2));
}
BENCHMARK(align_unrelated)->ArgName("words")->Arg(2'000)->Arg(5'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

void align_heavily_edited(benchmark::State& state) {
  const std::string source = document("ru", words_of(state), 1);
  run(state, heavily_edited(source, 2), source);
}
BENCHMARK(align_heavily_edited)->ArgName("words")->Arg(5'000)->Arg(20'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

// One candidate of many: the work is ready, and what it shares with this one is chance.
void align_chance_words(benchmark::State& state) {
  const auto texts = unrelated_documents("ru", words_of(state), 1);
  const auto work = tokens_of(texts.work);
  const auto source = tokens_of(texts.source);
  const Aligner aligner(work.tokens, {});
  std::size_t passages = 0;
  for (auto _ : state) passages = aligner.align(source.tokens).passages.size();
  state.counters["passages"] = static_cast<double>(passages);
}
BENCHMARK(align_chance_words)->ArgName("words")->Arg(2'000)->Arg(5'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

void align_same(benchmark::State& state) {
  const std::string text = document("ru", words_of(state), 1);
  run(state, text, text);
}
BENCHMARK(align_same)->ArgName("words")->Arg(5'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

void align_repetitive(benchmark::State& state) {
  std::string text;
  const std::string sentence = document("ru", 12, 1);
  while (text.size() < std::size_t{12} * words_of(state)) text += sentence;
  run(state, text, text);
}
BENCHMARK(align_repetitive)->ArgName("words")->Arg(5'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace tamga::bench
