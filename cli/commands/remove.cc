#include <fmt/format.h>

#include <memory>
#include <vector>

#include "cli/commands/command.h"
#include "cli/layout.h"
#include "corpora/corpus.h"

namespace tamga {
namespace {

struct RemoveArguments {
  std::string corpus;
  std::string institution;
  std::vector<std::string> ids;
};

ExitCode run_remove(const RemoveArguments& arguments, Console& console) {
  auto corpus = Corpus::open(arguments.corpus, Access::kReadWrite);
  if (!corpus) return console.fail(corpus.error());
  auto code = ExitCode::kDone;
  for (const auto& id : arguments.ids) {
    const auto removed = corpus->remove(arguments.institution, id);
    if (removed) {
      console.print(fmt::format("removed\t{}\n", printable(id)));
      console.flush();
    } else if (removed.error().code == ErrorCode::kNotFound) {
      console.complain(removed.error().message);
      code = ExitCode::kDocumentsFailed;
    } else {
      return console.fail(removed.error());
    }
  }
  return code;
}

}  // namespace

Command make_remove(CLI::App& program) {
  auto arguments = std::make_shared<RemoveArguments>();
  auto* app = program.add_subcommand("remove", "Remove documents: text, index and record");
  app->add_option("ID", arguments->ids, "Ids as `tamga list` prints them")->option_text("...")->required();
  add_corpus_option(*app, arguments->corpus);
  app->add_option("--institution", arguments->institution, "Institution that the documents belong to")
      ->option_text("NAME");
  app->footer(
      "Later reports no longer show a removed document, also those of older snapshots.\n"
      "\n"
      "Example:\n"
      "  tamga remove --corpus library essay.docx");
  return {app, [arguments](Console& console) { return run_remove(*arguments, console); }};
}

}  // namespace tamga
