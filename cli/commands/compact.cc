#include <memory>

#include "cli/commands/command.h"
#include "corpora/corpus.h"

namespace tamga {
namespace {

ExitCode run_compact(const std::string& directory, Console& console) {
  auto corpus = Corpus::open(directory, Access::kReadWrite);
  if (!corpus) return console.fail(corpus.error());
  if (const auto compacted = corpus->compact(); !compacted) return console.fail(compacted.error());
  console.print("compacted: what was removed is in no file any more\n");
  return ExitCode::kDone;
}

}  // namespace

Command make_compact(CLI::App& program) {
  auto directory = std::make_shared<std::string>();
  auto* app = program.add_subcommand("compact", "Purge what was removed from all files, and make look-ups fast");
  add_corpus_option(*app, *directory);
  app->footer(
      "A removed document is in no later report at once; its bytes leave the files when\n"
      "their part of the index is next rewritten, and with this command now. Copies made\n"
      "with `tamga backup` are not touched. Reads and writes the whole index.\n"
      "\n"
      "Example:\n"
      "  tamga compact --corpus library");
  return {app, [directory](Console& console) { return run_compact(*directory, console); }, false};
}

}  // namespace tamga
