#include <memory>

#include "cli/commands/command.h"
#include "cli/corpus_view.h"
#include "corpora/corpus.h"

namespace tamga {
namespace {

struct StatsArguments {
  std::string corpus;
  OutputFormat format = OutputFormat::kText;
};

ExitCode run_stats(const StatsArguments& arguments, Console& console) {
  const auto corpus = Corpus::open(arguments.corpus, Access::kRead);
  if (!corpus) return console.fail(corpus.error());
  const auto stats = corpus->stats();
  if (!stats) return console.fail(stats.error());
  console.print(arguments.format == OutputFormat::kJson ? stats_json(*stats) : stats_text(*stats));
  return ExitCode::kDone;
}

}  // namespace

Command make_stats(CLI::App& program) {
  auto arguments = std::make_shared<StatsArguments>();
  auto* app = program.add_subcommand("stats", "Print the settings and the size of a corpus");
  add_corpus_option(*app, arguments->corpus);
  add_text_or_json_option(*app, arguments->format);
  app->footer(
      "Example:\n"
      "  tamga stats --corpus library");
  return {app, [arguments](Console& console) { return run_stats(*arguments, console); }};
}

}  // namespace tamga
