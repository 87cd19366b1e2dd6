#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <vector>

#include "cli/commands/choice.h"
#include "cli/commands/command.h"
#include "cli/commands/documents.h"
#include "cli/commands/exclusion_options.h"
#include "cli/pan_xml.h"
#include "cli/progress.h"
#include "cli/terminal_view.h"
#include "corpora/corpus.h"
#include "corpora/pair_list.h"
#include "engine/report/report_json.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;

struct CompareArguments {
  std::vector<std::string> files;
  std::string pairs, work_directory, source_directory, out_directory;
  OutputFormat format = OutputFormat::kText;
  CheckSettings settings;
  ExclusionOptions exclusions;
};

struct Pair {
  fs::path work, source;
};

std::string base_name(const fs::path& path) {
  return path.filename().string();
}

Result<Report> compare_pair(const Pair& pair, const CheckSettings& settings) {
  const auto work = read_single_document(pair.work);
  if (!work) return std::unexpected(work.error());
  const auto source = read_single_document(pair.source);
  if (!source) return std::unexpected(source.error());
  return compare_files(*work, *source, settings);
}

std::string render(const Report& report, const Pair& pair, OutputFormat format, const TextStyle& style) {
  switch (format) {
    case OutputFormat::kJson:
      return render_json(report);
    case OutputFormat::kPanXml:
      return render_pan_xml(report, base_name(pair.work), base_name(pair.source));
    case OutputFormat::kText:
      break;
  }
  return render_text(report, style);
}

Status write_detections(const Pair& pair, const CompareArguments& arguments) {
  const auto report = compare_pair(pair, arguments.settings);
  if (!report) return std::unexpected(report.error());
  const auto name = pair.work.stem().string() + "-" + pair.source.stem().string() + ".xml";
  const auto path = fs::path(arguments.out_directory) / name;
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << render_pan_xml(*report, base_name(pair.work), base_name(pair.source)) << std::flush;
  if (!file) return fail(ErrorCode::kUnavailable, path.string() + ": cannot be written");
  return {};
}

ExitCode compare_pairs(const CompareArguments& arguments, Console& console) {
  const auto pairs = read_pair_list(arguments.pairs);
  std::error_code failed;
  fs::create_directories(arguments.out_directory, failed);
  if (!pairs || failed) {
    console.complain(pairs ? arguments.out_directory + ": " + failed.message() : pairs.error().message);
    return ExitCode::kUsage;
  }
  auto code = ExitCode::kDone;
  Progress progress(console, pairs->size());
  for (const auto& names : *pairs) {
    const Pair pair{fs::path(arguments.work_directory) / names.work,
                    fs::path(arguments.source_directory) / names.source};
    if (const auto written = write_detections(pair, arguments); !written) {
      progress.hide();
      console.complain(written.error().message);
      code = ExitCode::kDocumentsFailed;
    }
    progress.step(base_name(pair.work));
  }
  return code;
}

ExitCode run_compare(const CompareArguments& given, Console& console) {
  CompareArguments arguments = given;
  if (const auto applied = arguments.exclusions.apply(arguments.settings); !applied) {
    console.complain(applied.error().message);
    return ExitCode::kUsage;
  }
  const bool many = !arguments.pairs.empty();
  if (many != arguments.files.empty() || (!many && arguments.files.size() != 2)) {
    console.complain("compare takes two files, or --pairs with --work-dir, --source-dir and --out");
    return ExitCode::kUsage;
  }
  if (many) return compare_pairs(arguments, console);
  const Pair pair{arguments.files[0], arguments.files[1]};
  const auto report = compare_pair(pair, arguments.settings);
  if (!report) {
    console.complain(report.error());
    return ExitCode::kDocumentsFailed;
  }
  console.print(render(*report, pair, arguments.format, console.style()));
  return ExitCode::kDone;
}

void add_pairs_options(CLI::App& app, CompareArguments& arguments) {
  auto* pairs = app.add_option("--pairs", arguments.pairs, "List of pairs, \"work source\" a line, instead of A and B")
                    ->option_text("FILE");
  const std::vector<CLI::Option*> folders = {
      app.add_option("--work-dir", arguments.work_directory, "Folder of the works of --pairs")->option_text("DIR"),
      app.add_option("--source-dir", arguments.source_directory, "Folder of the sources of --pairs")
          ->option_text("DIR"),
      app.add_option("--out", arguments.out_directory, "Folder for one pan-xml file a pair")->option_text("DIR")};
  for (auto* folder : folders) {
    pairs->needs(folder);
    folder->needs(pairs);
  }
}

}  // namespace

Command make_compare(CLI::App& program) {
  static const std::map<std::string, OutputFormat> formats = {
      {"text", OutputFormat::kText}, {"json", OutputFormat::kJson}, {"pan-xml", OutputFormat::kPanXml}};
  auto arguments = std::make_shared<CompareArguments>();
  auto* app = program.add_subcommand("compare", "Compare a work with one source, without a corpus");
  app->add_option("FILE", arguments->files, "The work, then the source")->option_text("A B")->expected(0, 2);
  take_one_of(app->add_option("--format", arguments->format, "text (default), json, or pan-xml for scoring")
                  ->option_text("FORMAT"),
              formats);
  arguments->exclusions.add_to(*app);
  add_pairs_options(*app, *arguments);
  app->footer(
      "Example:\n"
      "  tamga compare essay.docx article.html");
  return {app, [arguments](Console& console) { return run_compare(*arguments, console); }};
}

}  // namespace tamga
