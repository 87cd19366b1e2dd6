#include <memory>

#include "cli/commands/command.h"
#include "cli/layout.h"
#include "corpora/upkeep/backup.h"

namespace tamga {
namespace {

struct BackupArguments {
  std::string corpus, copy;
};

ExitCode run_backup(const BackupArguments& arguments, Console& console) {
  if (const auto done = back_up_corpus(arguments.corpus, arguments.copy); !done) return console.fail(done.error());
  console.print("copied to " + printable(arguments.copy) + "\n");
  return ExitCode::kDone;
}

}  // namespace

Command make_backup(CLI::App& program) {
  auto arguments = std::make_shared<BackupArguments>();
  auto* app = program.add_subcommand("backup", "Copy a corpus as of one moment, also while it is in use");
  app->add_option("DIR", arguments->copy, "Where the copy goes: a directory that does not exist yet")
      ->option_text(" ")
      ->required();
  add_corpus_option(*app, arguments->corpus);
  app->footer(
      "The copy is a corpus like any other: check against it, inspect it. It is there\n"
      "complete or not at all. Keep the output of `tamga ledger` apart from both: it lists\n"
      "later removals, without names, for `tamga restore`.\n"
      "\n"
      "Example:\n"
      "  tamga backup --corpus library /mnt/copies/library-2026-11-23");
  return {app, [arguments](Console& console) { return run_backup(*arguments, console); }, false};
}

}  // namespace tamga
