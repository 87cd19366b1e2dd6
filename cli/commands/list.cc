#include <memory>
#include <optional>

#include "cli/commands/command.h"
#include "cli/corpus_view.h"
#include "corpora/corpus.h"

namespace tamga {
namespace {

struct ListArguments {
  std::string corpus;
  OutputFormat format = OutputFormat::kText;
  std::optional<std::string> collection;
};

ExitCode run_list(const ListArguments& arguments, Console& console) {
  const auto corpus = Corpus::open(arguments.corpus, Access::kRead);
  if (!corpus) return console.fail(corpus.error());
  const bool json = arguments.format == OutputFormat::kJson;
  bool first = true;
  console.print(json ? "[" : list_heading());
  const auto listed = corpus->list([&](const StoredDocument& document) {
    if (arguments.collection && document.record.collection != *arguments.collection) return true;
    if (json) console.print((first ? "\n" : ",\n") + list_json(document));
    if (!json) console.print(list_line(document));
    first = false;
    return !console.closed();
  });
  if (!listed) return console.fail(listed.error());
  if (json) console.print("\n]\n");
  return ExitCode::kDone;
}

}  // namespace

Command make_list(CLI::App& program) {
  auto arguments = std::make_shared<ListArguments>();
  auto* app = program.add_subcommand("list", "List the documents of a corpus");
  add_corpus_option(*app, arguments->corpus);
  add_text_or_json_option(*app, arguments->format);
  app->add_option("--collection", arguments->collection, "Only the documents of this collection")->option_text("NAME");
  app->footer(
      "Example:\n"
      "  tamga list --corpus library --collection theses");
  return {app, [arguments](Console& console) { return run_list(*arguments, console); }};
}

}  // namespace tamga
