#include <fmt/format.h>

#include <memory>

#include "cli/commands/command.h"
#include "cli/layout.h"
#include "corpora/upkeep/inspection.h"

namespace tamga {
namespace {

ExitCode run_reindex(const std::string& directory, Console& console) {
  const auto rebuilt = reindex_corpus(directory);
  if (!rebuilt) return console.fail(rebuilt.error());
  for (const auto& lost : rebuilt->lost) console.print("lost\t" + printable(lost.what) + "\n");
  console.print(fmt::format("index entries of {} documents made anew\n", rebuilt->documents));
  return rebuilt->lost.empty() ? ExitCode::kDone : ExitCode::kDocumentsFailed;
}

}  // namespace

Command make_reindex(CLI::App& program) {
  auto directory = std::make_shared<std::string>();
  auto* app = program.add_subcommand("reindex", "Make the index anew from the stored texts");
  add_corpus_option(*app, *directory);
  app->footer(
      "For a corpus that an earlier version of this program made with other rules for\n"
      "words. Documents, their order and the record of removals stay. The old index answers\n"
      "until the new one is complete; nothing can be added meanwhile.\n"
      "\n"
      "Example:\n"
      "  tamga reindex --corpus library");
  return {app, [directory](Console& console) { return run_reindex(*directory, console); }, false};
}

}  // namespace tamga
