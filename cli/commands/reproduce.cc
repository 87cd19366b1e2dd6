#include <algorithm>
#include <memory>
#include <thread>

#include "cli/commands/command.h"
#include "cli/commands/documents.h"
#include "cli/commands/exclusion_options.h"
#include "corpora/reproduce.h"
#include "engine/report/report_reader.h"
#include "engine/report/signature/sign.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;

struct ReproduceArguments {
  std::string report, document, corpus;
  std::vector<std::string> templates;
  std::uint32_t jobs = 0;
};

// By default the file of that name beside the report.
fs::path document_path(const ReproduceArguments& arguments, const Report& report) {
  if (!arguments.document.empty()) return arguments.document;
  return fs::path(arguments.report).parent_path() / fs::path(report.work.file_name).filename();
}

ExitCode run_reproduce(const ReproduceArguments& arguments, Console& console) {
  const auto refuse = [&](const std::string& sentence) {
    console.complain(sentence);
    return ExitCode::kDocumentsFailed;
  };
  const auto bytes = read_small_file(arguments.report, kMaxReportBytes);
  if (!bytes) return refuse(bytes.error().message);
  const auto report = read_report(*bytes, arguments.report);
  if (!report) return refuse(report.error().message);
  const auto document = read_single_document(document_path(arguments, *report));
  if (!document) return refuse(document.error().message);
  const auto templates = read_templates(arguments.templates);
  if (!templates) return refuse(templates.error().message);
  const auto corpus = Corpus::open(arguments.corpus, Access::kRead);
  if (!corpus) return console.fail(corpus.error());
  const auto threads = arguments.jobs > 0 ? arguments.jobs : std::max(1U, std::thread::hardware_concurrency());
  const auto outcome = reproduce(*corpus, *report, *document, threads, *templates);
  if (!outcome) return refuse(arguments.report + ": " + outcome.error().message);
  if (outcome->same) {
    console.print(arguments.report + ": reproduced to the byte, body " + body_sha256(*report) + "\n");
    return ExitCode::kDone;
  }
  for (const auto& reason : outcome->reasons) console.complain(arguments.report + ": not reproduced: " + reason);
  return ExitCode::kDocumentsFailed;
}

}  // namespace

Command make_reproduce(CLI::App& program) {
  auto arguments = std::make_shared<ReproduceArguments>();
  auto* app = program.add_subcommand("reproduce", "Repeat the check behind a report and compare to the byte");
  app->add_option("REPORT", arguments->report, "Report in JSON")->option_text(" ")->required();
  app->add_option("DOCUMENT", arguments->document,
                  "The file that was checked; by default that of its name beside the report")
      ->option_text(" ");
  add_corpus_option(*app, arguments->corpus);
  add_template_option(*app, arguments->templates, "Text that the teacher gave for the check; may be repeated");
  add_jobs_option(*app, arguments->jobs);
  app->footer(
      "Runs the check on the report's snapshot with the report's settings. Where the body\n"
      "differs, says why: another version or document, a template not given,\n"
      "sources erased or replaced since.\n"
      "\n"
      "Example:\n"
      "  tamga reproduce essay.json essay.docx --corpus library");
  return {app, [arguments](Console& console) { return run_reproduce(*arguments, console); }};
}

}  // namespace tamga
