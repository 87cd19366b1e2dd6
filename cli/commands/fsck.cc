#include <fmt/format.h>

#include <memory>

#include "cli/commands/command.h"
#include "cli/layout.h"
#include "corpora/upkeep/inspection.h"

namespace tamga {
namespace {

struct FsckArguments {
  std::string corpus;
  bool repair = false;
};

void show(const StoreInspection& found, Console& console) {
  for (const auto& damage : found.first_damages) console.print("damaged\t" + printable(damage.what) + "\n");
  if (found.damages > found.first_damages.size()) {
    console.print(fmt::format("and {} more\n", found.damages - found.first_damages.size()));
  }
  console.print(fmt::format("{} documents and {} postings read: {}\n", found.documents, found.postings,
                            found.damages == 0 ? "no damage" : fmt::format("{} damaged places", found.damages)));
  console.flush();
}

ExitCode repair(const FsckArguments& arguments, Console& console) {
  const auto rebuilt = reindex_corpus(arguments.corpus);
  if (!rebuilt) return console.fail(rebuilt.error());
  console.print(fmt::format("postings of {} documents made anew\n", rebuilt->documents));
  for (const auto& lost : rebuilt->lost) console.print("lost\t" + printable(lost.what) + "\n");
  const auto found = inspect_corpus(arguments.corpus);
  if (!found) return console.fail(found.error());
  show(*found, console);
  return found->damages == 0 ? ExitCode::kDone : ExitCode::kCorpusUnusable;
}

ExitCode run_fsck(const FsckArguments& arguments, Console& console) {
  const auto found = inspect_corpus(arguments.corpus);
  if (!found) {
    if (!arguments.repair || found.error().code != ErrorCode::kCorrupt) return console.fail(found.error());
    console.complain(found.error().message);
    return repair(arguments, console);
  }
  show(*found, console);
  if (found->damages == 0) return ExitCode::kDone;
  if (arguments.repair) return repair(arguments, console);
  console.remark("`tamga fsck --repair` makes the index anew from the texts that can be read.");
  return ExitCode::kCorpusUnusable;
}

}  // namespace

Command make_fsck(CLI::App& program) {
  auto arguments = std::make_shared<FsckArguments>();
  auto* app = program.add_subcommand("fsck", "Read all of a corpus and say what is damaged; repair the index");
  add_corpus_option(*app, arguments->corpus);
  app->add_flag("--repair", arguments->repair, "Make the index anew from the stored texts where it is damaged");
  app->footer(
      "Every checksum is compared, every row with those that belong to it, and the index\n"
      "entries of every document with its text. Without --repair nothing is changed, and\n"
      "others may use the corpus meanwhile. A document whose text is damaged is named:\n"
      "add it again. Exit code 4 if damage is left.\n"
      "\n"
      "Example:\n"
      "  tamga fsck --corpus library");
  return {app, [arguments](Console& console) { return run_fsck(*arguments, console); }, false};
}

}  // namespace tamga
