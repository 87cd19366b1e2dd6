// Measures how well borrowings are found: `bench_quality align` the alignment of pairs, `bench_quality retrieve` the
// search for the source. README.md beside this file says how to read the figures.
#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <thread>

#include "bench/quality/alignment_figures.h"
#include "bench/quality/pan_corpus.h"
#include "bench/quality/results.h"
#include "bench/quality/retrieval.h"
#include "bench/quality/tables.h"
#include "bench/scratch_directory.h"
#include "engine/index/memory_store.h"
#include "engine/index/rocksdb_store.h"
#include "tokenizers/standard_tokenizer.h"

namespace tamga::quality {
namespace {

constexpr int kWorse = 1;  // exit codes
constexpr int kFailed = 3;

struct Arguments {
  std::vector<std::string> corpora;
  std::vector<std::string> texts;
  std::string store = "rocksdb";
  std::uint32_t budget = 20;
  std::uint32_t one_in = StemPairSettings{}.one_in;
  std::string detections;
  std::string json;
  std::string baseline;
  Margins margins;
  std::size_t threads = std::max(1U, std::thread::hardware_concurrency());
};

int failed(const Error& error) {
  std::cerr << "bench_quality: " << error.message << '\n';
  return kFailed;
}

// Stores the cells and holds them against stored ones, as far as that is asked for.
int finish(const Arguments& arguments, std::string_view list, const Json& cells) {
  if (!arguments.json.empty()) {
    if (const auto written = write_results(arguments.json, list, cells); !written) return failed(written.error());
  }
  if (arguments.baseline.empty()) return 0;
  const auto before = read_results(arguments.baseline, list);
  if (!before) return failed(before.error());
  const auto worse = what_got_worse(*before, cells, arguments.margins);
  for (const std::string& line : worse) std::cout << "worse: " << line << '\n';
  if (worse.empty()) std::cout << "nothing worse than in " << arguments.baseline << '\n';
  return worse.empty() ? 0 : kWorse;
}

int align(const Arguments& arguments) {
  const auto tokenizer = make_standard_tokenizer();
  std::vector<AlignedCorpus> aligned;
  for (const std::string& folder : arguments.corpora) {
    auto corpus = read_pan_corpus(folder);
    if (!corpus) return failed(corpus.error());
    auto outcomes = align_corpus(*corpus, *tokenizer, arguments.threads);
    if (!outcomes) return failed(outcomes.error());
    if (!arguments.detections.empty()) {
      const auto into = std::filesystem::path(arguments.detections) / corpus->language / corpus->kind;
      if (const auto written = write_detections(*corpus, *outcomes, into); !written) return failed(written.error());
    }
    aligned.push_back({*std::move(corpus), *std::move(outcomes)});
  }
  const auto figures = alignment_figures(aligned);
  std::cout << render_table(figures);
  return finish(arguments, "alignment", alignment_cells(figures));
}

Result<std::unique_ptr<FingerprintStore>> make_store(const Arguments& arguments, const std::filesystem::path& folder,
                                                     const Tokenizer& tokenizer) {
  IndexSettings settings;
  settings.normalisation = tokenizer.normalisation();
  settings.stem_pairs.one_in = arguments.one_in;
  if (arguments.store == "memory") return make_memory_store(settings);
  return create_rocksdb_store(folder / "index", settings);
}

// All texts, then those sources of the corpora that are not among them.
Status fill(TextIndex& index, const std::vector<std::string>& texts, const std::vector<PanCorpus>& corpora) {
  for (const std::string& folder : texts) {
    const auto files = text_files(folder);
    if (!files) return std::unexpected(files.error());
    if (auto added = index.add(*files); !added) return added;
  }
  const std::size_t of_texts = index.size();
  for (const PanCorpus& corpus : corpora) {
    const auto files = text_files(corpus.folder / "src");
    if (!files) return std::unexpected(files.error());
    if (auto added = index.add(*files); !added) return added;
  }
  std::cout << of_texts << " texts indexed, and " << index.size() - of_texts << " sources that are not among them\n";
  const auto stats = index.store().stats();
  if (!stats) return std::unexpected(stats.error());
  std::cout << stats->postings << " postings of " << stats->words << " words\n";
  return {};
}

int retrieve(const Arguments& arguments) {
  std::vector<PanCorpus> corpora;
  for (const std::string& folder : arguments.corpora) {
    auto corpus = read_pan_corpus(folder);
    if (!corpus) return failed(corpus.error());
    corpora.push_back(*std::move(corpus));
  }
  const auto tokenizer = make_standard_tokenizer();
  const bench::ScratchDirectory scratch;
  const auto store = make_store(arguments, scratch.path(), *tokenizer);
  if (!store) return failed(store.error());
  TextIndex index(**store, *tokenizer, arguments.threads);
  if (const auto filled = fill(index, arguments.texts, corpora); !filled) return failed(filled.error());
  std::vector<RetrievalFigures> figures;
  for (const PanCorpus& corpus : corpora) {
    const auto works = retrieve_corpus(corpus, index, *tokenizer, arguments.budget, arguments.threads);
    if (!works) return failed(works.error());
    for (auto& cell : retrieval_figures(corpus, *works)) figures.push_back(std::move(cell));
  }
  std::cout << render_table(figures);
  return finish(arguments, "retrieval", retrieval_cells(figures));
}

void add_common(CLI::App& command, Arguments& arguments) {
  command.add_option("CORPUS", arguments.corpora, "Folders in PAN layout; .../ky/heavy is language ky, kind heavy")
      ->required();
  command.add_option("--json", arguments.json, "Write all figures to FILE")->option_text("FILE");
  command.add_option("--baseline", arguments.baseline, "Name what got worse than in FILE, which --json has written")
      ->option_text("FILE");
  command.add_option("--margin", arguments.margins.score, "How much worse a score may be")->capture_default_str();
  command
      .add_option("--time-margin", arguments.margins.time, "How much longer it may take, as a share of the time before")
      ->capture_default_str();
  command.add_option("--threads", arguments.threads, "Threads; the figures but for times do not depend on them")
      ->check(CLI::PositiveNumber);
}

int run(int argc, char** argv) {
  CLI::App program("Measures how well borrowings are found.");
  program.require_subcommand(1);
  Arguments arguments;
  auto* aligning = program.add_subcommand("align", "Align the pairs of corpora and score the passages found");
  add_common(*aligning, arguments);
  aligning->add_option("--detections", arguments.detections, "Write the passages as PAN XML to DIR/LANGUAGE/KIND")
      ->option_text("DIR");
  auto* retrieving = program.add_subcommand("retrieve", "Search for the sources of the works of corpora in an index");
  add_common(*retrieving, arguments);
  retrieving->add_option("--texts", arguments.texts, "Index the .txt files under DIR; repeatable")->option_text("DIR");
  retrieving->add_option("--store", arguments.store, "Where the index lives: rocksdb (default) or memory")
      ->check(CLI::IsMember({"rocksdb", "memory"}));
  retrieving->add_option("--one-in", arguments.one_in, "Stem pairs kept, one in so many; 0: none")
      ->capture_default_str();
  retrieving->add_option("--budget", arguments.budget, "Candidates that a check aligns")->capture_default_str();
  CLI11_PARSE(program, argc, argv);
  return aligning->parsed() ? align(arguments) : retrieve(arguments);
}

}  // namespace
}  // namespace tamga::quality

int main(int argc, char** argv) {
  try {
    return tamga::quality::run(argc, argv);
  } catch (const std::exception& error) {  // no memory, no thread
    std::cerr << "bench_quality: " << error.what() << '\n';
    return tamga::quality::kFailed;
  }
}
