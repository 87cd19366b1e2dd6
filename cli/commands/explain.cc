#include <memory>

#include "cli/commands/command.h"
#include "cli/commands/documents.h"
#include "cli/explain_view.h"
#include "corpora/corpus.h"

namespace tamga {
namespace {

struct ExplainArguments {
  std::string file;
  OutputFormat format = OutputFormat::kText;
};

Result<FileExplanation> explain(const std::string& file) {
  const auto document = read_single_document(file);
  if (!document) return std::unexpected(document.error());
  return explain_file(*document);
}

ExitCode run_explain(const ExplainArguments& arguments, Console& console) {
  const auto explanation = explain(arguments.file);
  if (!explanation) {
    console.complain(explanation.error());
    return ExitCode::kDocumentsFailed;
  }
  console.print(arguments.format == OutputFormat::kJson ? explain_json(*explanation)
                                                        : explain_text(*explanation, console.style()));
  return ExitCode::kDone;
}

}  // namespace

Command make_explain(CLI::App& program) {
  auto arguments = std::make_shared<ExplainArguments>();
  auto* app = program.add_subcommand("explain", "Show how a file is read and normalised, word by word");
  app->add_option("FILE", arguments->file, "A single document")->option_text(" ")->required();
  add_text_or_json_option(*app, arguments->format);
  app->footer(
      "Needs no corpus. Places are code points of the extracted text, [begin, end).\n"
      "\n"
      "Example:\n"
      "  tamga explain essay.docx");
  return {app, [arguments](Console& console) { return run_explain(*arguments, console); }};
}

}  // namespace tamga
