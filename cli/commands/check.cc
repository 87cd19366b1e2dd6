#include <memory>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "cli/check_output.h"
#include "cli/commands/command.h"
#include "cli/commands/documents.h"
#include "cli/commands/exclusion_options.h"
#include "cli/progress.h"
#include "cli/report_files.h"
#include "cli/source_texts.h"
#include "corpora/checked_works.h"
#include "corpora/corpus.h"

namespace tamga {
namespace {

struct CheckArguments {
  std::string corpus;
  std::vector<std::string> files;
  std::string name = "standard input";
  OutputFormat format = OutputFormat::kText;
  CheckSettings settings;
  ExclusionOptions exclusions;
  Authorship authorship;
  std::uint32_t jobs = 0;
  std::optional<std::uint64_t> snapshot;
  std::optional<double> fail_above;
  ReportFileOptions report_files;
};

// Standard input as the only document of a source.
class StandardInput final : public DocumentSource {
 public:
  explicit StandardInput(std::string name) : name_(std::move(name)) {}
  std::optional<Result<RawDocument>> next() override {
    if (done_) return std::nullopt;
    done_ = true;
    auto bytes = read_standard_input(SourceLimits{}.file_bytes);
    if (!bytes) return std::unexpected(std::move(bytes.error()));
    return RawDocument{name_, *std::move(bytes)};
  }
  std::optional<std::uint64_t> size() const override { return 1; }

 private:
  std::string name_;
  bool done_ = false;
};

std::unique_ptr<DocumentSource> source_of(const std::string& file, const CheckArguments& arguments) {
  if (file == "-") return std::make_unique<StandardInput>(arguments.name);
  return open_sources({file});
}

Result<CheckSettings> settings_of(const CheckArguments& arguments) {
  auto settings = arguments.settings;
  if (const auto applied = arguments.exclusions.apply(settings); !applied) return std::unexpected(applied.error());
  if (arguments.snapshot) settings.snapshot = Sequence{*arguments.snapshot};
  settings.threads = arguments.jobs > 0 ? arguments.jobs : std::max(1U, std::thread::hardware_concurrency());
  return settings;
}

// Checks documents one by one and keeps the gravest exit code. Works of one assignment are shown when all of them are
// known, each with its place among the others.
class Checker {
 public:
  Checker(const Corpus& corpus, CheckSettings settings, const CheckArguments& arguments, CheckOutput& output,
          Console& console)
      : corpus_(corpus),
        settings_(std::move(settings)),
        authorship_(arguments.authorship),
        fail_above_(arguments.fail_above),
        keep_(arguments.report_files.any()),
        hold_back_(!arguments.authorship.assignment.empty()),
        output_(output),
        console_(console) {}

  // False when there is no use in going on.
  bool check_all(DocumentSource& source) {
    Progress progress(console_, source.size());
    while (auto document = source.next()) {
      output_.expect_one_more();
      const auto go_on = check_one(*document, progress);
      if (document->has_value()) progress.step((*document)->name);
      if (!go_on) return false;
    }
    return true;
  }

  // Shows what was held back until all works of the assignment were known.
  Status show_held_back() {
    if (!hold_back_) return {};
    std::vector<CheckOfRun> run;
    for (const Report& report : reports_) run.push_back({assignment_of(report), checked_work(report, {})});
    const auto standings = standings_together(corpus_.checked_works(), run);
    if (!standings) return std::unexpected(standings.error());
    for (std::size_t i = 0; i < reports_.size() && !console_.closed(); ++i) {
      reports_[i].standing = (*standings)[i];
      output_.show(reports_[i]);
    }
    return {};
  }

  ExitCode code() const { return code_; }
  const std::vector<Report>& reports() const { return reports_; }  // all, where files are to be made of them

 private:
  bool check_one(const Result<RawDocument>& document, Progress& progress) {
    const auto report =
        document ? corpus_.check(*document, settings_, authorship_) : Result<Report>(std::unexpected(document.error()));
    progress.hide();
    if (report) {
      if (!hold_back_) output_.show(*report);
      if (is_over(report->shares)) code_ = worse(code_, ExitCode::kOverThreshold);
      if (keep_ || hold_back_) reports_.push_back(*report);
      return !console_.closed();
    }
    if (document && (report.error().code == ErrorCode::kUnavailable || is_snapshot_to_come(report.error()))) {
      code_ = console_.fail(report.error());
      return false;
    }
    console_.complain(report.error());
    output_.show_refused(document ? document->name : report.error().document, report.error());
    code_ = worse(code_, ExitCode::kDocumentsFailed);
    return true;
  }

  // Whether the error is that of a snapshot which the corpus has not reached, and so of every document.
  bool is_snapshot_to_come(const Error& error) const {
    if (!settings_.snapshot || error.code != ErrorCode::kInvalidArgument) return false;
    const auto stats = corpus_.stats();
    return stats && *settings_.snapshot > stats->store.sequence;
  }

  bool is_over(const Shares& shares) const {
    return fail_above_ && 100.0 * shares.borrowed() > *fail_above_ * shares.words;
  }

  const Corpus& corpus_;
  CheckSettings settings_;
  Authorship authorship_;
  std::optional<double> fail_above_;
  bool keep_;
  bool hold_back_;
  std::vector<Report> reports_;
  CheckOutput& output_;
  Console& console_;
  ExitCode code_ = ExitCode::kDone;
};

// The pages and tables that were asked for beside the reports.
ExitCode write_files(const Corpus& corpus, const std::vector<Report>& reports, const ReportFileOptions& options,
                     Console& console) {
  if (!options.any()) return ExitCode::kDone;
  if (const auto sound = check_report_files(options, reports.size()); !sound) {
    console.complain(sound.error().message);
    return ExitCode::kUsage;
  }
  const bool full = options.level == ViewerLevel::kFull && !options.html.empty();
  const auto texts = full ? source_texts(corpus, reports) : SourceTexts{};
  if (!texts) return console.fail(texts.error());
  if (const auto written = write_report_files(options, reports, texts->by_id); !written) {
    console.complain(written.error().message);
    return ExitCode::kDocumentsFailed;
  }
  return ExitCode::kDone;
}

ExitCode run_check(const CheckArguments& arguments, Console& console) {
  const auto settings = settings_of(arguments);
  if (!settings) {
    console.complain(settings.error().message);
    return ExitCode::kUsage;
  }
  const auto corpus = Corpus::open(arguments.corpus, Access::kRead);
  if (!corpus) return console.fail(corpus.error());
  const auto output = make_check_output(arguments.format == OutputFormat::kJson, arguments.files, console);
  Checker checker(*corpus, *settings, arguments, *output, console);
  for (const auto& file : arguments.files) {
    if (!checker.check_all(*source_of(file, arguments))) break;
  }
  if (const auto shown = checker.show_held_back(); !shown) return console.fail(shown.error());
  if (!output->finish()) {
    console.complain("there is no document to check");
    return worse(checker.code(), ExitCode::kDocumentsFailed);
  }
  return worse(checker.code(), write_files(*corpus, checker.reports(), arguments.report_files, console));
}

void add_check_options(CLI::App& app, CheckArguments& arguments) {
  add_corpus_option(app, arguments.corpus);
  add_text_or_json_option(app, arguments.format);
  app.add_option("--name", arguments.name, "Name of the work that is read from standard input")->option_text("NAME");
  app.add_option("--collection", arguments.settings.collections, "Search only this collection; may be repeated")
      ->option_text("NAME")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  app.add_option("--institution", arguments.settings.institution, "Institution whose documents are searched")
      ->option_text("NAME");
  arguments.exclusions.add_to(app);
  app.add_option("--author", arguments.authorship.author_id,
                 "Id of the author, to know own earlier works; \"a;b\" for two")
      ->option_text("ID");
  app.add_option("--course", arguments.authorship.course, "Course that the works were written for")
      ->option_text("NAME");
  app.add_option("--assignment", arguments.authorship.assignment, "Assignment that they answer")->option_text("NAME");
  add_number_option(app, "--top", arguments.settings.top, 1, 10'000, "List only the first N sources");
  app.add_option("--fail-above", arguments.fail_above, "Exit with 1 if more than this share of a work is borrowed")
      ->option_text("PERCENT")
      ->check(CLI::Range(0.0, 100.0));
  app.add_option("--snapshot", arguments.snapshot, "Check against the corpus as it was after change number N")
      ->option_text("N")
      ->check(CLI::NonNegativeNumber);
  add_number_option(app, "--budget", arguments.settings.candidate_budget, 1, 10'000,
                    "Compare with at most N candidates (default 20)");
  add_number_option(app, "--document-cap", arguments.settings.document_cap, 1, UINT32_MAX,
                    "Set aside fingerprints in more than N documents (default 1000)");
  add_jobs_option(app, arguments.jobs);
  add_report_file_options(app, arguments.report_files);
}

}  // namespace

Command make_check(CLI::App& program) {
  auto arguments = std::make_shared<CheckArguments>();
  auto* app = program.add_subcommand("check", "Check works against a corpus and report what they borrow");
  app->add_option("FILE", arguments->files, "Works: files, folders, archives; - reads one from standard input")
      ->option_text("...")
      ->required();
  add_check_options(*app, *arguments);
  app->footer(
      "With json, one work gives one report; several files, a folder or an archive of\n"
      "several documents give an array of reports. A file that is refused gives an object\n"
      "with its \"code\" and \"message\" instead, as tamga add --format json prints it.\n"
      "\n"
      "Example:\n"
      "  tamga check --corpus library --fail-above 30 essay.docx");
  return {app, [arguments](Console& console) { return run_check(*arguments, console); }};
}

}  // namespace tamga
