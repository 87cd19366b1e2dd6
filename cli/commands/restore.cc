#include <fmt/format.h>

#include <cstdint>
#include <memory>
#include <vector>

#include "cli/commands/command.h"
#include "cli/layout.h"
#include "corpora/sources/read_file.h"
#include "corpora/upkeep/backup.h"
#include "corpora/upkeep/ledger_file.h"

namespace tamga {
namespace {

constexpr std::uint64_t kMostLedgerBytes = 1ULL << 30U;

struct RestoreArguments {
  std::string copy, directory, ledger_file, ledger_of;
};

Result<std::vector<Erasure>> ledger_for(const RestoreArguments& arguments) {
  if (!arguments.ledger_of.empty()) return erasure_ledger(arguments.ledger_of);
  if (arguments.ledger_file.empty()) return std::vector<Erasure>{};
  const auto bytes = read_file(arguments.ledger_file, arguments.ledger_file, kMostLedgerBytes);
  if (!bytes) return std::unexpected(bytes.error());
  return parse_ledger(*bytes, arguments.ledger_file);
}

ExitCode run_restore(const RestoreArguments& arguments, Console& console) {
  const auto ledger = ledger_for(arguments);
  if (!ledger) return console.fail(ledger.error());
  const auto restored = restore_corpus(arguments.copy, arguments.directory, *ledger);
  if (!restored) return console.fail(restored.error());
  console.print(fmt::format("restored {} documents to {}; {} removed again\n", restored->documents,
                            printable(arguments.directory), restored->erased_again));
  console.flush();
  if (arguments.ledger_file.empty() && arguments.ledger_of.empty()) {
    console.remark("No ledger was given: what was removed since the copy was made is there again.");
  }
  return ExitCode::kDone;
}

}  // namespace

Command make_restore(CLI::App& program) {
  auto arguments = std::make_shared<RestoreArguments>();
  auto* app = program.add_subcommand("restore", "Make a corpus of a copy, without what was removed since");
  app->add_option("COPY", arguments->copy, "What `tamga backup` made")->option_text(" ")->required();
  app->add_option("DIR", arguments->directory, "Where the corpus goes: a directory that does not exist yet")
      ->option_text(" ")
      ->required();
  auto* file = app->add_option("--ledger", arguments->ledger_file, "What `tamga ledger` printed for the lost corpus")
                   ->option_text("FILE");
  app->add_option("--ledger-of", arguments->ledger_of, "The corpus that is replaced, where it can still be opened")
      ->option_text("DIR")
      ->excludes(file);
  app->footer(
      "Documents that the ledger names are removed from the new corpus and from its files\n"
      "before it is there under its name. The copy stays as it is.\n"
      "\n"
      "Example:\n"
      "  tamga restore /mnt/copies/library-2026-11-23 library --ledger library.ledger");
  return {app, [arguments](Console& console) { return run_restore(*arguments, console); }, false};
}

}  // namespace tamga
