#include <fmt/format.h>

#include <cstdint>
#include <memory>
#include <optional>

#include "cli/commands/command.h"
#include "corpora/corpus.h"
#include "corpora/sources/read_file.h"
#include "corpora/upkeep/common_phrases.h"
#include "corpora/upkeep/stop_set_file.h"

namespace tamga {
namespace {

constexpr std::uint64_t kMostFileBytes = 1ULL << 30U;

struct StopSetArguments {
  std::string corpus, file;
  std::uint32_t more_than = 0;  // 0: not asked for
  bool clear = false;
};

// The set that was asked for, or nothing: the present one is to be shown.
Result<std::optional<StopSet>> wanted(const StopSetArguments& arguments, const Corpus& corpus) {
  if (arguments.clear) return StopSet{};
  if (arguments.more_than > 0) return common_phrases(corpus, arguments.more_than);
  if (arguments.file.empty()) return std::nullopt;
  const auto bytes = read_file(arguments.file, arguments.file, kMostFileBytes);
  if (!bytes) return std::unexpected(bytes.error());
  return parse_stop_set(*bytes, arguments.file);
}

ExitCode run_stopset(const StopSetArguments& arguments, Console& console) {
  const bool change = arguments.clear || arguments.more_than > 0 || !arguments.file.empty();
  auto corpus = Corpus::open(arguments.corpus, change ? Access::kReadWrite : Access::kRead);
  if (!corpus) return console.fail(corpus.error());
  const auto set = wanted(arguments, *corpus);
  if (!set) return console.fail(set.error());
  if (!*set) {
    console.print(stop_set_file(corpus->store().stop_set()));
    return ExitCode::kDone;
  }
  if (const auto done = corpus->set_stop_set(**set); !done) return console.fail(done.error());
  console.print(fmt::format("stop set {}: {} phrases\n", stop_set_name(**set), (*set)->hashes.size()));
  return ExitCode::kDone;
}

}  // namespace

Command make_stopset(CLI::App& program) {
  auto arguments = std::make_shared<StopSetArguments>();
  auto* app = program.add_subcommand("stopset", "Print, make or set the phrases that find no source");
  add_corpus_option(*app, arguments->corpus);
  auto* more_than = add_number_option(*app, "--in-more-than", arguments->more_than, 1, UINT32_MAX,
                                      "Make it of the phrases of more than so many documents of the corpus");
  auto* use = app->add_option("--use", arguments->file, "Set what this command printed for another corpus")
                  ->option_text("FILE")
                  ->excludes(more_than);
  app->add_flag("--clear", arguments->clear, "Set an empty one")->excludes(more_than)->excludes(use);
  app->footer(
      "Title pages, forms and set phrases stand in thousands of works and say nothing. A\n"
      "phrase of the stop set finds no candidate; in a candidate found otherwise it is still\n"
      "compared. Reports name the stop set they were made with: keep its file.\n"
      "\n"
      "Example:\n"
      "  tamga stopset --corpus library --in-more-than 1000");
  return {app, [arguments](Console& console) { return run_stopset(*arguments, console); }};
}

}  // namespace tamga
