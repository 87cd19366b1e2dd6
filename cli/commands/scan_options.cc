#include "cli/commands/scan_options.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <sstream>
#include <thread>
#include <utility>

#include "cli/commands/choice.h"
#include "cli/commands/command.h"
#include "cli/commands/documents.h"

namespace tamga {
namespace {

constexpr std::uint64_t kMostListBytes = 64ULL << 20U;
constexpr int kMostNice = 19;

std::optional<std::string> if_given(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

// Before anything is started, so that the processes which read files are as polite as this one.
void give_way(int steps) {
  errno = 0;
  if (::nice(steps) == -1 && errno != 0) throw CLI::ValidationError("--nice", "the system refuses");
}

// The paths of a list, one a line; empty lines are left out.
Status add_listed(const std::string& list, std::vector<std::filesystem::path>& paths) {
  const auto bytes = read_small_file(list, kMostListBytes);
  if (!bytes) return std::unexpected(bytes.error());
  std::istringstream lines(*bytes);
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (!line.empty()) paths.emplace_back(line);
  }
  return {};
}

}  // namespace

void ScanCommandOptions::add_to(CLI::App& app) {
  app.add_option("SOURCE", sources_, "Works: files, folders, archives; @FILE and - are lists of paths, one a line")
      ->option_text("...")
      ->required();
  add_source_options(app);
  exclusions_.add_to(app);
  add_number_option(app, "--budget", settings_.candidate_budget, 1, 10'000,
                    "Compare a work with at most N candidates of the corpus, and as many works (default 20)");
  add_number_option(app, "--document-cap", settings_.document_cap, 1, UINT32_MAX,
                    "Set aside fingerprints in more than N documents (default 1000)");
  add_output_options(app);
}

void ScanCommandOptions::add_source_options(CLI::App& app) {
  app.add_option("--corpus", corpus_, "Check against this corpus too; nothing else makes a scan use one")
      ->option_text("DIR");
  app.add_option("--against", settings_.collections, "Search only this collection of the corpus; may be repeated")
      ->option_text("COLLECTION")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  app.add_option("--institution", settings_.institution, "Institution whose documents are searched")
      ->option_text("NAME");
  app.add_flag("--no-peers", no_peers_, "Do not compare the works with each other");
  auto* folder = app.add_flag("--author-from-folder", author_from_folder_,
                              "The folder that a file lies in is its author: works in one are not compared");
  app.add_option("--author-from", author_from_,
                 "Author by name of the file: what the pattern, or its first group, finds; ICU syntax")
      ->option_text("REGEX")
      ->excludes(folder);
  app.add_option("--metadata", metadata_file_, "Table of metadata with a column \"file\"; wins over options")
      ->option_text("FILE.csv");
  app.add_option("--course", course_, "Course that the works were written for")->option_text("NAME");
  app.add_option("--assignment", assignment_, "Assignment that they answer")->option_text("NAME");
  app.add_flag("--add", add_, "Put the works into the corpus when all are checked");
  app.add_option("--collection", collection_, "Part of the corpus that --add puts them into")->option_text("NAME");
  app.add_option("--legal-basis", legal_basis_, "Why --add may keep them: consent, law, ...")->option_text("TEXT");
}

void ScanCommandOptions::add_output_options(CLI::App& app) {
  static const std::map<std::string, ScanFormat> formats = {
      {"text", ScanFormat::kText}, {"jsonl", ScanFormat::kJsonLines}, {"csv", ScanFormat::kCsv}};
  static const std::map<std::string, ReportsKept> kept = {
      {"all", ReportsKept::kAll}, {"found", ReportsKept::kWithSources}, {"none", ReportsKept::kNone}};
  static const std::map<std::string, UiLanguage> languages = {
      {"ky", UiLanguage::kKyrgyz}, {"ru", UiLanguage::kRussian}, {"en", UiLanguage::kEnglish}};
  take_one_of(app.add_option("--format", format_,
                             "text (default) for people, jsonl: a line a work as it ends, csv: a table at the end")
                  ->option_text("FORMAT"),
              formats);
  app.add_option("--out", out_, "Keep reports, overview and table here; started again, the scan goes on from it")
      ->option_text("DIR");
  take_one_of(app.add_option("--reports", reports_, "Which reports --out keeps: all (default), found, none")
                  ->option_text("WHICH"),
              kept);
  take_one_of(app.add_option("--lang", language_, "Language that a page opens with: ky (default), ru or en")
                  ->option_text("LANG"),
              languages);
  add_jobs_option(app, jobs_);
  app.add_option_function<int>("--nice", give_way, "Leave the processor to others: 1 to 19, 19 most of all")
      ->option_text("N")
      ->check(CLI::Range(1, kMostNice));
  app.add_flag("--progress", progress_, "Say on standard error how far it is, also without a terminal");
}

Result<std::vector<std::filesystem::path>> ScanCommandOptions::sources() const {
  std::vector<std::string> plain;
  std::vector<std::filesystem::path> listed;
  for (const std::string& source : sources_) {
    if (source.size() < 2 || source[0] != '@') {
      plain.push_back(source);
    } else if (auto read = add_listed(source.substr(1), listed); !read) {
      return std::unexpected(std::move(read.error()));
    }
  }
  auto paths = expand_paths(plain);
  if (paths) paths->insert(paths->end(), listed.begin(), listed.end());
  return paths;
}

Status ScanCommandOptions::check() const {
  if (corpus_.empty()) {
    if (no_peers_) return fail(ErrorCode::kInvalidArgument, "--no-peers: leaves nothing to compare without --corpus");
    if (add_) return fail(ErrorCode::kInvalidArgument, "--add: needs --corpus");
    if (!settings_.collections.empty()) return fail(ErrorCode::kInvalidArgument, "--against: needs --corpus");
  }
  if (!add_ && !(collection_.empty() && legal_basis_.empty())) {
    return fail(ErrorCode::kInvalidArgument, "--collection and --legal-basis: say how --add keeps the works");
  }
  return {};
}

Result<WorkReading> ScanCommandOptions::reading() const {
  WorkReading reading;
  reading.author_is_folder = author_from_folder_;
  reading.defaults.course = if_given(course_);
  reading.defaults.assignment = if_given(assignment_);
  reading.defaults.institution = if_given(settings_.institution);
  reading.defaults.collection = if_given(collection_);
  reading.defaults.legal_basis = if_given(legal_basis_);
  if (!author_from_.empty()) {
    auto pattern = NamePattern::compile(author_from_);
    if (!pattern) return fail(pattern.error().code, "--author-from: " + pattern.error().message);
    reading.author_pattern = *std::move(pattern);
  }
  if (!metadata_file_.empty()) {
    const auto bytes = read_small_file(metadata_file_, kMostListBytes);
    if (!bytes) return std::unexpected(bytes.error());
    auto by_file = parse_metadata_csv(*bytes, metadata_file_);
    if (!by_file) return std::unexpected(by_file.error());
    reading.by_file = *std::move(by_file);
  }
  return reading;
}

Result<ScanOptions> ScanCommandOptions::options() const {
  if (auto sound = check(); !sound) return std::unexpected(std::move(sound.error()));
  ScanOptions options;
  options.settings = settings_;
  if (auto applied = exclusions_.apply(options.settings); !applied) return std::unexpected(std::move(applied.error()));
  auto read = reading();
  if (!read) return std::unexpected(std::move(read.error()));
  options.reading = *std::move(read);
  options.threads = jobs_ > 0 ? jobs_ : std::max(1U, std::thread::hardware_concurrency());
  options.reading.threads = options.threads;
  if (!corpus_.empty()) options.corpus = corpus_;
  options.peers = !no_peers_;
  options.add = add_;
  if (!out_.empty()) options.out = out_;
  options.reports = reports_;
  options.language = language_;
  options.complete = format_ == ScanFormat::kCsv;
  return options;
}

}  // namespace tamga
