#include <memory>

#include "cli/commands/command.h"
#include "corpora/upkeep/backup.h"
#include "corpora/upkeep/ledger_file.h"

namespace tamga {
namespace {

ExitCode run_ledger(const std::string& directory, Console& console) {
  const auto ledger = erasure_ledger(directory);
  if (!ledger) return console.fail(ledger.error());
  for (const auto& erasure : *ledger) console.print(ledger_line(erasure));
  return ExitCode::kDone;
}

}  // namespace

Command make_ledger(CLI::App& program) {
  auto directory = std::make_shared<std::string>();
  auto* app = program.add_subcommand("ledger", "Print what was removed, without names, for `tamga restore`");
  add_corpus_option(*app, *directory);
  app->footer(
      "A JSON line for each removal: its number, that of the document, and a pseudonym that\n"
      "only this corpus and its copies can compute.\n"
      "\n"
      "Example:\n"
      "  tamga ledger --corpus library > /mnt/elsewhere/library.ledger");
  return {app, [directory](Console& console) { return run_ledger(*directory, console); }, false};
}

}  // namespace tamga
