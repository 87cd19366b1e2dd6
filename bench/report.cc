// A whole comparison of two texts in memory, and its JSON.
#include <benchmark/benchmark.h>

#include "bench/texts.h"
#include "engine/check.h"
#include "engine/report/report_json.h"

namespace tamga::bench {
namespace {

Work work_of(const std::string& name, const std::string& text) {
  Work work;
  work.file_name = name;
  work.text = new_document(name, text).text;
  return work;
}

Result<Report> compare_third(std::uint32_t words) {
  const std::string source = document("ru", words, 1);
  return compare(work_of("work", borrowing_document(source, words, 2)), work_of("source", source), tokenizer(), {});
}

void compare_pair(benchmark::State& state) {
  const std::string source_text = document("ru", 5'000, 1);
  const Work source = work_of("source", source_text);
  const Work work = work_of("work", borrowing_document(source_text, 5'000, 2));
  for (auto _ : state) {
    const auto report = compare(work, source, tokenizer(), {});
    if (!report) return state.SkipWithError(report.error().message.c_str());
  }
}
BENCHMARK(compare_pair)->Unit(benchmark::kMillisecond);

void render(benchmark::State& state) {
  const auto report = compare_third(5'000);
  if (!report) return state.SkipWithError(report.error().message.c_str());
  std::size_t bytes = 0;
  for (auto _ : state) bytes += render_json(*report).size();
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}
BENCHMARK(render)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace tamga::bench
