#include <memory>
#include <vector>

#include "cli/commands/command.h"
#include "cli/commands/documents.h"
#include "cli/report_files.h"
#include "cli/source_texts.h"
#include "engine/report/report_reader.h"

namespace tamga {
namespace {

struct ReportArguments {
  std::vector<std::string> files;
  std::string corpus;
  ReportFileOptions options;
};

Result<std::vector<Report>> read_all(const std::vector<std::string>& files) {
  std::vector<Report> reports;
  for (const auto& file : files) {
    const auto bytes = read_small_file(file, kMaxReportBytes);
    if (!bytes) return std::unexpected(bytes.error());
    auto read = read_reports(*bytes, file);
    if (!read) return read;
    for (auto& report : *read) reports.push_back(std::move(report));
  }
  return reports;
}

// The texts that --level full asks for; none for the other levels.
Result<SourceTexts> texts_for(const ReportArguments& arguments, const std::vector<Report>& reports, Console& console) {
  if (arguments.options.level != ViewerLevel::kFull || arguments.options.html.empty()) return SourceTexts{};
  const auto corpus = Corpus::open(arguments.corpus, Access::kRead);
  if (!corpus) return std::unexpected(corpus.error());
  auto texts = source_texts(*corpus, reports);
  if (texts) {
    for (const auto& sentence : texts->missing) console.complain(sentence);
  }
  return texts;
}

ExitCode run_report(const ReportArguments& arguments, Console& console) {
  const auto usage = [&](const Error& error) {
    console.complain(error.message);
    return ExitCode::kUsage;
  };
  if (!arguments.options.any()) {
    return usage(
        {ErrorCode::kInvalidArgument, "report: nothing to write; --html, --pdf, --overview or --csv says what"});
  }
  if (arguments.options.level == ViewerLevel::kFull && arguments.corpus.empty()) {
    return usage(
        {ErrorCode::kInvalidArgument, "--level full: the texts of the sources are in the corpus; --corpus names it"});
  }
  const auto reports = read_all(arguments.files);
  if (!reports) {
    console.complain(reports.error().message);
    return ExitCode::kDocumentsFailed;
  }
  if (const auto sound = check_report_files(arguments.options, reports->size()); !sound) return usage(sound.error());
  const auto texts = texts_for(arguments, *reports, console);
  if (!texts) return console.fail(texts.error());
  if (const auto written = write_report_files(arguments.options, *reports, texts->by_id); !written) {
    console.complain(written.error().message);
    return ExitCode::kDocumentsFailed;
  }
  return ExitCode::kDone;
}

}  // namespace

Command make_report(CLI::App& program) {
  auto arguments = std::make_shared<ReportArguments>();
  auto* app = program.add_subcommand("report", "Turn reports in JSON into pages and tables for people");
  app->add_option("JSON", arguments->files, "Reports, as check and compare print them with --format json")
      ->option_text("...")
      ->required();
  app->add_option("--corpus", arguments->corpus,
                  "The corpus that they were made with, for --level full; by default TAMGA_CORPUS")
      ->option_text("DIR")
      ->envname("TAMGA_CORPUS");
  add_report_file_options(*app, arguments->options);
  app->footer(
      "Example:\n"
      "  tamga report essay.json --html essay.html --lang ru");
  return {app, [arguments](Console& console) { return run_report(*arguments, console); }};
}

}  // namespace tamga
