#include "corpora/scan/scan.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "corpora/corpus.h"
#include "corpora/scan/ordered_pool.h"
#include "corpora/scan/peer_index.h"
#include "corpora/scan/scan_plan.h"
#include "corpora/scan/work_check.h"
#include "engine/report/overview/overview_csv.h"
#include "engine/report/overview/overview_page.h"
#include "engine/version.h"
#include "tokenizers/standard_tokenizer.h"

namespace tamga {
namespace {

// A page with more rows is of no use to anybody; the table has them all.
constexpr std::size_t kMostRowsOfPage = 20'000;

// Runs one scan step by step.
class Scan {
 public:
  Scan(const std::function<std::unique_ptr<DocumentSource>()>& open, const ScanOptions& options,
       const ScanEvents& events)
      : open_(open), options_(options), events_(events), settings_(options.settings) {}

  Result<ScanResult> run() {
    for (const auto step : {&Scan::open_folder, &Scan::open_corpus, &Scan::read, &Scan::check_all, &Scan::finish}) {
      if (auto done = (this->*step)(); !done) return std::unexpected(std::move(done.error()));
      if (stopped_) return ScanResult{.summary = {}, .complete = complete_, .stopped = true};
    }
    return ScanResult{.summary = std::move(summary_), .complete = complete_, .stopped = stopped_};
  }

 private:
  Status open_folder() {
    complete_ = options_.complete || options_.out || options_.corpus;
    if (!options_.out) return {};
    auto folder = ScanFolder::open(*options_.out);
    if (!folder) return std::unexpected(std::move(folder.error()));
    folder_.emplace(*std::move(folder));
    if (folder_->snapshot() && options_.corpus) settings_.snapshot = Sequence{*folder_->snapshot()};
    return {};
  }

  Status open_corpus() {
    index_.normalisation = tokenizer_->normalisation();
    if (!options_.corpus) return {};
    auto corpus = Corpus::open(*options_.corpus, Access::kRead);
    if (!corpus) return std::unexpected(std::move(corpus.error()));
    corpus_.emplace(*std::move(corpus));
    index_ = corpus_->store().settings();
    name_ = corpus_->name();
    settings_.legal_collections = corpus_->legal_collections();
    return {};
  }

  Status read() {
    const auto source = open_();
    ScanProgress progress;
    progress.total = source->size();
    auto read = read_works(*source, options_.reading, *tokenizer_, index_, [&](const std::string& name) {
      ++progress.done;
      progress.name = name;
      return tell(progress);
    });
    if (!read) return std::unexpected(std::move(read.error()));
    works_ = std::move(read->works);
    failed_ = std::move(read->failed);
    return {};
  }

  Status check_all() {
    const PeerIndex peers(works_, index_.fingerprint_bits, options_.peers);
    auto made = WorkChecks::make(peers, corpus_ ? &corpus_->store() : nullptr, name_, *tokenizer_, index_, settings_);
    if (!made) return std::unexpected(std::move(made.error()));
    const WorkChecks& checks = **made;
    snapshot_ = to_number(checks.snapshot());
    if (folder_) {
      if (auto begun = folder_->begin(scan_plan(options_, settings_, works_, name_, snapshot_)); !begun) return begun;
      auto done = folder_->done(works_);
      if (!done) return std::unexpected(std::move(done.error()));
      for (ScanLine& line : *done) settle(std::move(line));
    }
    return check_rest(checks);
  }

  // From the first work whose line is not there.
  Status check_rest(const WorkChecks& checks) {
    ScanProgress progress{ScanStep::kChecking, lines_.size(), works_.size(), lines_.size(), {}};
    if (!tell(progress)) return {};
    OrderedPool<Result<ScanLine>> pool(options_.threads);
    std::size_t next = lines_.size();
    while (lines_.size() < works_.size()) {
      while (next < works_.size() && pool.pending() < pool.keeps_busy()) {
        pool.submit([this, &checks, number = next++] { return check_one(checks, number); });
      }
      auto line = pool.take();
      if (!line) return std::unexpected(std::move(line.error()));
      if (folder_) {
        if (auto appended = folder_->append(*line); !appended) return appended;
      }
      progress.name = line->file;
      ++progress.done;
      settle(*std::move(line));
      if (!tell(progress)) return {};
    }
    tell_failed_before(nullptr);
    return {};
  }

  // In any thread.
  Result<ScanLine> check_one(const WorkChecks& checks, std::size_t number) const {
    const ScannedWork& work = works_[number];
    const auto found = complete_ ? whole(checks.report(number)) : checks.figures_if_shared(number);
    if (!found) return std::unexpected(found.error());
    const std::optional<Report>& report = *found;
    if (!report) return line_without_sources(work);
    ScanLine line = line_of(work, *report);
    line.complete = complete_;
    const bool kept = options_.reports == ReportsKept::kAll ||
                      (options_.reports == ReportsKept::kWithSources && !report->sources.empty());
    if (folder_ && kept) {
      auto written = folder_->write_report(*report, number, options_.language);
      if (!written) return std::unexpected(std::move(written.error()));
      line.report = *std::move(written);
    }
    return line;
  }

  static Result<std::optional<Report>> whole(Result<Report> report) {
    if (!report) return std::unexpected(std::move(report.error()));
    return std::optional<Report>(*std::move(report));
  }

  // The line is final: tells it, and keeps what the summary needs.
  void settle(ScanLine line) {
    tell_failed_before(&works_[lines_.size()].file_name);
    events_.line(render(line));
    for (LineSource& source : line.sources) source.passages = {};
    lines_.push_back(std::move(line));
  }

  // Lines come by name, those of failed files among the others.
  void tell_failed_before(const std::string* name) {
    for (; failed_told_ < failed_.size(); ++failed_told_) {
      if (name != nullptr && failed_[failed_told_].file_name > *name) return;
      events_.line(render(failed_[failed_told_]));
    }
  }

  Status finish() {
    summary_ = summarise(lines_, std::move(failed_), {name_, snapshot_, std::string(engine_version())});
    if (folder_) {
      if (auto written = write_summary(); !written) return written;
    }
    return options_.add ? add_works() : Status{};
  }

  Status write_summary() {
    if (auto written = folder_->write("summary.json", render(summary_) + "\n"); !written) return written;
    if (auto written = folder_->write("overview.csv", render_csv(summary_.overview)); !written) return written;
    if (summary_.overview.rows.size() <= kMostRowsOfPage) {
      auto written = folder_->write("overview.html", render_overview(summary_.overview, options_.language));
      if (!written) return written;
    }
    return folder_->finish();
  }

  // Taking in the same work again changes nothing, so this step may be repeated.
  Status add_works() {
    corpus_.reset();
    auto corpus = Corpus::open(*options_.corpus, Access::kReadWrite);
    if (!corpus) return std::unexpected(std::move(corpus.error()));
    AddOptions adding;
    adding.defaults = options_.reading.defaults;
    adding.by_file = options_.reading.by_file;
    adding.threads = options_.threads;
    for (const ScannedWork& work : works_) {
      if (work.authorship.author_id.empty()) continue;
      Metadata& metadata = adding.by_file[work.file_name];
      if (!metadata.author_id) metadata.author_id = work.authorship.author_id;
    }
    const auto source = open_();
    ScanProgress progress{ScanStep::kAdding, 0, works_.size(), 0, {}};
    const auto added = corpus->add(*source, adding, [&](const AddOutcome& outcome) {
      if (!outcome.result && !is_known(outcome.result.error())) events_.not_added(outcome.result.error());
      progress.name = outcome.file_name;
      ++progress.done;
      return tell(progress);
    });
    if (!added) return std::unexpected(added.error());
    return {};
  }

  // Whether a line has said so already.
  bool is_known(const Error& error) const {
    return std::ranges::any_of(summary_.failed,
                               [&](const FailedFile& file) { return file.error.message == error.message; });
  }

  bool tell(const ScanProgress& progress) {
    if (!events_.progress(progress)) stopped_ = true;
    return !stopped_;
  }

  const std::function<std::unique_ptr<DocumentSource>()>& open_;
  const ScanOptions& options_;
  const ScanEvents& events_;
  CheckSettings settings_;
  std::unique_ptr<Tokenizer> tokenizer_ = make_standard_tokenizer();
  IndexSettings index_;
  std::string name_ = "scan";
  std::uint64_t snapshot_ = 0;
  bool complete_ = false;
  bool stopped_ = false;
  std::optional<ScanFolder> folder_;
  std::optional<Corpus> corpus_;
  std::vector<ScannedWork> works_;
  std::vector<FailedFile> failed_;
  std::size_t failed_told_ = 0;
  std::vector<ScanLine> lines_;  // without passages
  ScanSummary summary_;
};

}  // namespace

Result<ScanResult> scan(const std::function<std::unique_ptr<DocumentSource>()>& open, const ScanOptions& options,
                        const ScanEvents& events) {
  return Scan(open, options, events).run();
}

}  // namespace tamga
