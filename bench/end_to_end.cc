// A folder of plain text files into a corpus on disk, and works checked against it: the whole product but the terminal.
#include <benchmark/benchmark.h>

#include <fstream>

#include "bench/scratch_directory.h"
#include "bench/texts.h"
#include "corpora/corpus.h"
#include "corpora/worker/wall.h"

namespace tamga::bench {
namespace {

constexpr std::uint64_t kDocuments = 500;
constexpr std::uint32_t kWords = 3'000;

using Languages = std::vector<std::string>;

// Writes documents in each of the languages in turn; returns their bytes.
std::uint64_t write_documents(const std::filesystem::path& folder, const Languages& languages = {"ky", "ru", "en"}) {
  std::filesystem::create_directories(folder);
  std::uint64_t bytes = 0;
  for (std::uint64_t i = 0; i < kDocuments; ++i) {
    const std::string text = document(languages[i % languages.size()], kWords, i);
    std::ofstream(folder / (std::to_string(i) + ".txt"), std::ios::binary) << text;
    bytes += text.size();
  }
  return bytes;
}

Result<AddSummary> add_all(Corpus& corpus, const std::filesystem::path& folder, std::uint32_t threads) {
  auto source = open_source(folder);
  if (!source) return std::unexpected(source.error());
  AddOptions options;
  options.threads = threads;
  return corpus.add(**source, options, [](const AddOutcome&) { return true; });
}

void add_folder(benchmark::State& state, const Languages& languages) {
  const ScratchDirectory directory;
  const std::uint64_t bytes = write_documents(directory.path() / "works", languages);
  int round = 0;
  for (auto _ : state) {
    auto corpus = Corpus::create(directory.path() / ("corpus" + std::to_string(round++)), {});
    if (!corpus) return state.SkipWithError(corpus.error().message.c_str());
    const auto added = add_all(*corpus, directory.path() / "works", static_cast<std::uint32_t>(state.range(0)));
    if (!added) return state.SkipWithError(added.error().message.c_str());
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * state.iterations());
  state.SetItemsProcessed(static_cast<std::int64_t>(kDocuments) * state.iterations());
}
void in_threads(benchmark::internal::Benchmark* bench) {
  bench->ArgName("threads")->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();
}
BENCHMARK_CAPTURE(add_folder, mixed, Languages{"ky", "ru", "en"})->Apply(in_threads);
BENCHMARK_CAPTURE(add_folder, ky, Languages{"ky"})->Apply(in_threads);
BENCHMARK_CAPTURE(add_folder, ru, Languages{"ru"})->Apply(in_threads);
BENCHMARK_CAPTURE(add_folder, en, Languages{"en"})->Apply(in_threads);

void check_work(benchmark::State& state) {
  const ScratchDirectory directory;
  write_documents(directory.path() / "works");
  auto corpus = Corpus::create(directory.path() / "corpus", {});
  if (!corpus) return state.SkipWithError(corpus.error().message.c_str());
  if (const auto added = add_all(*corpus, directory.path() / "works", 2); !added) {
    return state.SkipWithError(added.error().message.c_str());
  }
  const RawDocument work{"work.txt", borrowing_document(document("ru", kWords, 4), 5'000, 77)};
  std::size_t sources = 0;
  for (auto _ : state) {
    const auto report = corpus->check(work, {});
    if (!report) return state.SkipWithError(report.error().message.c_str());
    sources = report->sources.size();
  }
  state.counters["sources"] = static_cast<double>(sources);
}
BENCHMARK(check_work)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace tamga::bench

// Files are read by worker processes, which must be there before the first thread.
int main(int argc, char** argv) {
  const auto wall = tamga::Wall::raise();
  if (!wall) return 1;
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
