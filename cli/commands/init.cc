#include <memory>

#include "cli/commands/command.h"
#include "cli/layout.h"
#include "corpora/corpus.h"

namespace tamga {
namespace {

struct InitArguments {
  std::string directory;
  CorpusSettings settings;
};

ExitCode run_init(const InitArguments& arguments, Console& console) {
  const auto corpus = Corpus::create(arguments.directory, arguments.settings);
  if (!corpus) return console.fail(corpus.error());
  console.print("made an empty corpus in " + printable(arguments.directory) + "\n");
  return ExitCode::kDone;
}

}  // namespace

Command make_init(CLI::App& program) {
  auto arguments = std::make_shared<InitArguments>();
  auto* app = program.add_subcommand("init", "Make an empty corpus");
  app->add_option("DIR", arguments->directory, "Directory of the corpus: absent or empty")
      ->option_text(" ")
      ->required();
  app->add_option("--name", arguments->settings.name, "Name shown in reports; by default that of the directory")
      ->option_text("NAME");
  add_number_option(*app, "--k", arguments->settings.fingerprints.k, 2, 32, "Words in a k-gram (default 5)");
  add_number_option(*app, "--window", arguments->settings.fingerprints.window, 1, 64,
                    "k-gram hashes in a window (default 4)");
  app->footer(
      "k and the window cannot be changed later. Every shared run of k + window - 1\n"
      "words (8 by default) between two compared documents is found.\n"
      "\n"
      "Example:\n"
      "  tamga init library --name \"University library\"");
  return {app, [arguments](Console& console) { return run_init(*arguments, console); }};
}

}  // namespace tamga
