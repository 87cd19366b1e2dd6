#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <set>

#include "cli/add_view.h"
#include "cli/commands/command.h"
#include "cli/commands/documents.h"
#include "cli/commands/metadata_options.h"
#include "cli/interrupt.h"
#include "cli/layout.h"
#include "cli/progress.h"
#include "corpora/corpus.h"
#include "corpora/sources/wiki_source.h"

namespace tamga {
namespace {

constexpr std::uint64_t kMostCsvBytes = 64ULL << 20U;
constexpr std::size_t kMostNamesShown = 5;

struct AddArguments {
  std::string corpus;
  std::vector<std::string> paths;
  std::string wiki;
  OutputFormat format = OutputFormat::kText;
  std::string metadata_file;
  MetadataOptions metadata;
  bool legal = false;
  bool not_legal = false;
  std::uint32_t jobs = 0;
};

// An id names one document, so it cannot be given to several.
Status require_one_document(const std::vector<std::filesystem::path>& paths) {
  if (paths.size() != 1) return fail(ErrorCode::kInvalidArgument, "--id: names one document, not several paths");
  std::error_code ignored;
  if (!std::filesystem::is_directory(paths.front(), ignored)) {
    const auto source = open_source(paths.front());
    if (!source) return {};  // the add itself says what is wrong with the path
    if ((*source)->next(); !(*source)->next()) return {};
  }
  return fail(ErrorCode::kInvalidArgument, "--id: " + paths.front().string() + " is not a single document");
}

Result<AddOptions> read_options(const AddArguments& arguments) {
  AddOptions options;
  options.threads = arguments.jobs;
  options.defaults = arguments.metadata.metadata();
  if (!arguments.metadata_file.empty()) {
    const auto bytes = read_small_file(arguments.metadata_file, kMostCsvBytes);
    if (!bytes) return std::unexpected(bytes.error());
    auto by_file = parse_metadata_csv(*bytes, arguments.metadata_file);
    if (!by_file) return std::unexpected(by_file.error());
    options.by_file = *std::move(by_file);
  }
  return options;
}

// Says what became of each document, as it becomes known.
class Reporter {
 public:
  Reporter(Console& console, std::optional<std::uint64_t> total, bool json,
           const std::map<std::string, Metadata>& by_file)
      : console_(console), progress_(console, total), json_(json) {
    for (const auto& [name, metadata] : by_file) unused_.insert(name);
  }

  void tell(const AddOutcome& outcome) {
    progress_.hide();
    unused_.erase(outcome.file_name);
    if (outcome.result || json_) {
      console_.print(json_ ? added_json(outcome) : added_text(outcome));
      console_.flush();  // what is durable is said at once
    } else {
      console_.complain(outcome.result.error());
    }
    progress_.step(outcome.file_name);
  }

  // A slip in a file name of the CSV would silently cost a document its metadata.
  void tell_unused(const std::string& csv) {
    if (unused_.empty()) return;
    std::string names;
    std::size_t shown = 0;
    for (const auto& name : unused_) {
      if (shown++ == kMostNamesShown) break;
      names += (names.empty() ? "" : ", ") + name;
    }
    if (unused_.size() > kMostNamesShown) names += fmt::format(" and {} more", unused_.size() - kMostNamesShown);
    console_.complain(fmt::format("{}: names files that were not among the documents: {}", csv, names));
  }

 private:
  Console& console_;
  Progress progress_;
  bool json_;
  std::set<std::string> unused_;
};

std::string summary_text(const AddSummary& summary) {
  return fmt::format("{} added, {} replaced, {} unchanged, {} failed", grouped(summary.added),
                     grouped(summary.replaced), grouped(summary.unchanged), grouped(summary.failed));
}

ExitCode finish(const AddSummary& summary, bool interrupted, Console& console) {
  auto text = summary_text(summary);
  if (interrupted) {
    text += "; interrupted, the corpus is sound: run the same command again for the rest";
  } else if (console.closed()) {
    text += "; stopped, because nobody reads the output any more";
  }
  console.remark(text);
  if (interrupted) return ExitCode::kInterrupted;
  return summary.failed > 0 ? ExitCode::kDocumentsFailed : ExitCode::kDone;
}

ExitCode add_documents(Corpus& corpus, DocumentSource& source, const AddOptions& options, const AddArguments& arguments,
                       Console& console) {
  const Interrupt interrupt;
  Result<AddSummary> summary;
  {
    Reporter reporter(console, source.size(), arguments.format == OutputFormat::kJson, options.by_file);
    summary = corpus.add(source, options, [&](const AddOutcome& outcome) {
      reporter.tell(outcome);
      return !interrupt.requested() && !console.closed();
    });
    if (summary && !interrupt.requested() && !console.closed()) reporter.tell_unused(arguments.metadata_file);
  }
  if (!summary) return console.fail(summary.error());
  if (const auto stats = corpus.store().stats(); stats && stats->postponed) {
    console.remark("what was added is safe, but the index could not be put in order: " + stats->postponed->message +
                   "; it is tried again by the next command that changes the corpus");
  }
  return finish(*summary, interrupt.requested(), console);
}

// The documents that the arguments name: of a dump, or of paths.
Result<std::unique_ptr<DocumentSource>> source_of(const AddArguments& arguments,
                                                  const std::vector<std::filesystem::path>& paths) {
  if (arguments.wiki.empty()) return open_sources(paths);
  return open_wiki_dump_source(arguments.wiki);
}

ExitCode run_add(const AddArguments& arguments, Console& console) {
  if (arguments.wiki.empty() == arguments.paths.empty()) {
    console.complain("add takes PATH..., or a dump with --wiki: one of the two");
    return ExitCode::kUsage;
  }
  const auto paths = expand_paths(arguments.paths);
  if (!paths) {
    console.complain(paths.error().message);
    return ExitCode::kUsage;
  }
  if (arguments.metadata.names_a_document()) {
    if (const auto one = require_one_document(*paths); !one) {
      console.complain(one.error().message);
      return ExitCode::kUsage;
    }
  }
  const auto options = read_options(arguments);
  if (!options) {
    console.complain(options.error().message);
    return ExitCode::kUsage;
  }
  if (arguments.legal || arguments.not_legal) {
    const auto& collection = options->defaults.collection;
    if (!collection) {
      console.complain("--legal and --not-legal are about a collection: name it with --collection");
      return ExitCode::kUsage;
    }
    if (const auto marked = mark_collection(arguments.corpus, *collection, arguments.legal); !marked) {
      return console.fail(marked.error());
    }
  }
  auto corpus = Corpus::open(arguments.corpus, Access::kReadWrite);
  if (!corpus) return console.fail(corpus.error());
  const auto source = source_of(arguments, *paths);
  if (!source) {
    console.complain(source.error());
    return ExitCode::kDocumentsFailed;
  }
  return add_documents(*corpus, **source, *options, arguments, console);
}

}  // namespace

Command make_add(CLI::App& program) {
  auto arguments = std::make_shared<AddArguments>();
  auto* app = program.add_subcommand("add", "Add documents to a corpus, or replace them");
  app->add_option("PATH", arguments->paths, "Files, folders and archives; - reads a list of paths, one a line")
      ->option_text("...");
  add_corpus_option(*app, arguments->corpus);
  app->add_option("--wiki", arguments->wiki, "A MediaWiki XML dump instead of paths: its articles, each a document")
      ->option_text("DUMP");
  add_text_or_json_option(*app, arguments->format);
  app->add_option("--metadata", arguments->metadata_file, "Table of metadata with a column \"file\"; wins over options")
      ->option_text("FILE.csv");
  arguments->metadata.add_to(*app);
  auto* legal = app->add_flag("--legal", arguments->legal, "Mark --collection as one of laws and other legal texts");
  app->add_flag("--not-legal", arguments->not_legal, "Take that mark away again")->excludes(legal);
  add_jobs_option(*app, arguments->jobs);
  app->footer(
      "Prints a line for every document once it is safe on disk: added, replaced or\n"
      "unchanged, its id, its file. Ctrl-C stops after the running document.\n"
      "\n"
      "Example:\n"
      "  tamga add --corpus library --collection theses theses-2025/ extra.zip");
  return {app, [arguments](Console& console) { return run_add(*arguments, console); }};
}

}  // namespace tamga
