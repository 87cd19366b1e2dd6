// The first half of tokenising: what is invisible or stored in several ways is made one, words are found and folded.
#include <benchmark/benchmark.h>

#include "bench/texts.h"
#include "tokenizers/clean.h"
#include "tokenizers/fold.h"
#include "tokenizers/words.h"

namespace tamga::bench {
namespace {

void clean(benchmark::State& state, const std::string& language) {
  const std::string text = document(language, 20'000, 1);
  for (auto _ : state) benchmark::DoNotOptimize(clean_text(text).text.data());
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}
BENCHMARK_CAPTURE(clean, ky, "ky")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(clean, ru, "ru")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(clean, en, "en")->Unit(benchmark::kMillisecond);

void find_and_fold_words(benchmark::State& state, const std::string& language) {
  const CleanText text = clean_text(document(language, 20'000, 1));
  for (auto _ : state) {
    for (const ByteRange& word : find_words(text.text)) {
      benchmark::DoNotOptimize(fold_word(std::string_view(text.text).substr(word.begin, word.size())).data());
    }
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(text.text.size()) * state.iterations());
}
BENCHMARK_CAPTURE(find_and_fold_words, ky, "ky")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(find_and_fold_words, ru, "ru")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(find_and_fold_words, en, "en")->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace tamga::bench
