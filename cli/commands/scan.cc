#include "corpora/scan/scan.h"

#include <memory>
#include <string>
#include <utility>

#include "cli/commands/command.h"
#include "cli/commands/scan_options.h"
#include "cli/interrupt.h"
#include "cli/scan_progress.h"
#include "cli/scan_view.h"
#include "engine/report/overview/overview_csv.h"

namespace tamga {
namespace {

// What the scan tells while it runs, and what it makes of it.
class Listener {
 public:
  Listener(const ScanCommandOptions& options, Console& console)
      : lines_(options.format() == ScanFormat::kJsonLines),
        console_(console),
        progress_(console, options.shows_progress()) {}

  ScanEvents events() {
    return {[this](const ScanProgress& progress) {
              progress_.show(progress);
              return !interrupt_.requested() && !console_.closed();
            },
            [this](const std::string& line) { print_line(line); },
            [this](const Error& error) {
              progress_.hide();
              console_.complain(error);
              not_added_ = true;
            }};
  }

  void hide_progress() { progress_.hide(); }
  bool interrupted() const { return interrupt_.requested(); }
  bool not_added() const { return not_added_; }

 private:
  void print_line(const std::string& line) {
    if (!lines_) return;
    progress_.hide();
    console_.print(line + "\n");
    console_.flush();
  }

  bool lines_;
  bool not_added_ = false;
  Console& console_;
  const Interrupt interrupt_;
  ScanProgressView progress_;
};

void print_end(const ScanResult& result, ScanFormat format, Console& console) {
  switch (format) {
    case ScanFormat::kText:
      console.print(render_scan(result, console.style()));
      break;
    case ScanFormat::kJsonLines:
      console.print(render(result.summary) + "\n");
      break;
    case ScanFormat::kCsv:
      console.print(render_csv(result.summary.overview));
      break;
  }
}

ExitCode finish(const ScanResult& result, const ScanCommandOptions& options, const Listener& listener,
                Console& console) {
  if (result.stopped) {
    if (!listener.interrupted()) return ExitCode::kDone;  // nobody reads the output any more
    console.remark("interrupted; with --out the same command goes on from here");
    return ExitCode::kInterrupted;
  }
  // In JSON each is a line already.
  for (const FailedFile& file : result.summary.failed) console.complain(file.error);
  if (result.summary.overview.rows.empty()) {
    console.complain("there is no work to scan");
    return ExitCode::kDocumentsFailed;
  }
  print_end(result, options.format(), console);
  return result.summary.failed.empty() && !listener.not_added() ? ExitCode::kDone : ExitCode::kDocumentsFailed;
}

ExitCode run_scan(const ScanCommandOptions& arguments, Console& console) {
  const auto sources = arguments.sources();
  if (!sources) {
    console.complain(sources.error().message);
    return ExitCode::kUsage;
  }
  const auto options = arguments.options();
  if (!options) {
    console.complain(options.error().message);
    return ExitCode::kUsage;
  }
  Listener listener(arguments, console);
  const auto result = scan([&] { return open_sources(*sources); }, *options, listener.events());
  listener.hide_progress();
  if (!result) return console.fail(result.error());
  return finish(*result, arguments, listener, console);
}

}  // namespace

Command make_scan(CLI::App& program) {
  auto arguments = std::make_shared<ScanCommandOptions>();
  auto* app = program.add_subcommand("scan", "Compare works with each other and with a corpus, many at once");
  arguments->add_to(*app);
  app->footer(
      "Without --corpus nothing is read but the works, and nothing is left on disk\n"
      "unless --out says where.\n"
      "\n"
      "Example:\n"
      "  tamga scan class-9b/ --template task.docx\n"
      "  tamga scan today/ --corpus library --out scan-2026-05-30 --nice 19 --add");
  return {app, [arguments](Console& console) { return run_scan(*arguments, console); }};
}

}  // namespace tamga
