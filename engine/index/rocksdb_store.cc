#include "engine/index/rocksdb_store.h"

#include <chrono>
#include <optional>
#include <thread>

#include "engine/index/commit_mark.h"
#include "engine/index/database.h"
#include "engine/index/erasure_ledger.h"
#include "engine/index/segment_keeper.h"
#include "engine/index/store_argument.h"
#include "engine/index/store_changes.h"
#include "engine/index/store_copy.h"
#include "engine/index/store_inspection.h"
#include "engine/index/store_loader.h"
#include "engine/index/store_rebuild.h"
#include "engine/index/store_upgrade.h"
#include "engine/index/store_view.h"
#include "engine/index/store_writer.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;

// How long compact() waits for queries that began before it.
constexpr std::chrono::minutes kPatience(1);
// So many buffers' worth of postings make a segment when all are made anew.
constexpr std::uint64_t kRebuildChunks = 16;

// Everything that only a store open for writing has, in the order in which its parts need one another.
struct Writing {
  Writing(Database& database, LatestView& views, CommitMark mark, const LoadedStore& loaded, const fs::path& index,
          const RocksDbOptions& options)
      : changes(database, views, std::move(mark), loaded.next_segment, loaded.commits),
        keeper(changes, index, options),
        writer(changes, keeper, options.buffer_postings, loaded.ledger_key) {}

  StoreChanges changes;
  SegmentKeeper keeper;
  StoreWriter writer;
};

class RocksDbStore final : public FingerprintStore {
 public:
  RocksDbStore(std::unique_ptr<Database> database, const LoadedStore& loaded, const RocksDbOptions& options)
      : database_(std::move(database)),
        options_(options),
        format_(loaded.format),
        settings_(loaded.view->settings),
        ledger_key_(loaded.ledger_key) {
    views_.set(loaded.view);
  }

  // To be called once, of a store that is not read_only.
  Status start_writing(const LoadedStore& loaded, const fs::path& index) {
    auto mark = CommitMark::open(index);
    if (!mark) return std::unexpected(mark.error());
    mark->set(loaded.commits);
    writing_.emplace(*database_, views_, std::move(*mark), loaded, index, options_);
    return {};
  }

  // The settings of a rebuild live as long as the changes that made them.
  const IndexSettings& settings() const override { return *views_.get()->settings; }

  Result<std::vector<PutResult>> put(std::span<const NewDocument> documents) override {
    if (!writing_) return read_only();
    return writing_->writer.put(documents);
  }

  Result<Sequence> erase(std::string_view institution, std::string_view id) override {
    if (!writing_) return read_only();
    return writing_->writer.erase(institution, id);
  }

  Status set_stop_set(const StopSet& stop_set) override {
    if (!writing_) return read_only();
    return writing_->writer.set_stop_set(stop_set);
  }

  Result<CandidateList> candidates(const CandidateQuery& query) const override {
    return find_candidates(*views_.get(), query);
  }

  Result<StoredDocument> find(std::string_view institution, std::string_view id) const override {
    return find_document(*database_, views_.get()->rows, institution, id);
  }

  Result<StoredDocument> record(DocumentId document) const override {
    return read_document(*database_, views_.get()->rows, to_number(document));
  }

  Result<ExtractedText> text(DocumentId document) const override {
    return read_text(*database_, views_.get()->rows, to_number(document));
  }

  Status for_each(const std::function<bool(const StoredDocument&)>& visit) const override {
    return visit_documents(*database_, views_.get()->rows, visit);
  }

  StopSet stop_set() const override { return views_.get()->stop->set; }

  Result<StoreStats> stats() const override {
    auto stats = view_stats(*views_.get());
    if (writing_) stats.postponed = writing_->keeper.trouble();
    return stats;
  }

  Status compact() override {
    if (!writing_) return read_only();
    const RowSnapshot erased = views_.get()->rows;  // does not see what was erased so far
    if (auto packed = writing_->keeper.pack_all(); !packed) return packed;
    if (auto merged = writing_->keeper.merge_all(); !merged) return merged;
    return database_->purge(erased, kPatience);
  }

  Result<StoreInspection> inspect(const HashText& hashes) const override {
    if (auto checked = present_format(); !checked) return std::unexpected(checked.error());
    return inspect_store(*database_, *views_.get(), hashes);
  }

  Result<RebuildSummary> rebuild(const IndexSettings& settings, const HashText& hashes) override {
    if (!writing_) return read_only();
    return rebuild_postings(writing_->changes, writing_->keeper, settings, hashes,
                            kRebuildChunks * options_.buffer_postings);
  }

  Status checkpoint(const fs::path& directory) const override {
    if (auto checked = present_format(); !checked) return checked;
    return copy_store(*database_, *views_.get(), directory);
  }

  Result<std::vector<Erasure>> erasures(Sequence after) const override {
    return read_erasures(*database_, views_.get()->rows, after);
  }

  std::string pseudonym(std::string_view institution, std::string_view id) const override {
    return ledger_pseudonym(ledger_key_, institution, id);
  }

 private:
  std::unexpected<Error> read_only() const {
    return fail(ErrorCode::kPermissionDenied, database_->name() + ": the index is open for reading only");
  }

  Status present_format() const {
    if (format_ == kIndexFormatVersion) return {};
    return fail(ErrorCode::kUnsupported, database_->name() + ": the index has format version " +
                                             std::to_string(format_) + "; open it once for writing to upgrade it");
  }

  std::unique_ptr<Database> database_;  // outlives the views, which hold snapshots of it
  const RocksDbOptions options_;
  const std::uint32_t format_;
  const std::shared_ptr<const IndexSettings> settings_;  // somebody may have a reference to them
  const std::string ledger_key_;
  LatestView views_;
  std::optional<Writing> writing_;
};

Result<std::unique_ptr<FingerprintStore>> load(std::unique_ptr<Database> database, const fs::path& index,
                                               std::uint64_t commits, const RocksDbOptions& options) {
  if (!options.read_only) {
    if (auto upgraded = upgrade_store(*database, index); !upgraded) return std::unexpected(upgraded.error());
  }
  auto loaded = load_store(*database, index, commits);
  if (!loaded) return std::unexpected(loaded.error());
  auto store = std::make_unique<RocksDbStore>(std::move(database), *loaded, options);
  if (!options.read_only) {
    if (auto dropped = drop_orphans(index, *loaded->view); !dropped) return std::unexpected(dropped.error());
    if (auto started = store->start_writing(*loaded, index); !started) return std::unexpected(started.error());
  }
  return store;
}

Result<std::unique_ptr<FingerprintStore>> open_once(const fs::path& directory, const RocksDbOptions& options) {
  const auto commits = read_commit_mark(directory);  // before the database, which may have more by then
  auto database = Database::open(directory, options.read_only ? Database::Mode::kRead : Database::Mode::kWrite);
  if (!database) return std::unexpected(database.error());
  return load(std::move(*database), directory, commits, options);
}

}  // namespace

Result<std::unique_ptr<FingerprintStore>> create_rocksdb_store(const fs::path& directory, const IndexSettings& settings,
                                                               const RocksDbOptions& options) {
  if (options.read_only) return fail(ErrorCode::kInvalidArgument, "an index cannot be made for reading only");
  if (auto checked = check_settings(settings); !checked) return std::unexpected(checked.error());
  auto database = Database::open(directory, Database::Mode::kCreate);
  if (!database) return std::unexpected(database.error());
  if (auto written = write_first_rows(**database, settings); !written) return std::unexpected(written.error());
  return load(std::move(*database), directory, 0, options);
}

Result<std::unique_ptr<FingerprintStore>> open_rocksdb_store(const fs::path& directory, const RocksDbOptions& options) {
  auto store = open_once(directory, options);
  // A writing process may remove files between the list of files and their opening; then the next look shows new ones.
  constexpr int kTries = 8;
  constexpr std::chrono::milliseconds kPause(25);
  for (int tries = 1; options.read_only && tries < kTries && !store; ++tries) {
    const auto code = store.error().code;
    if (code != ErrorCode::kUnavailable && code != ErrorCode::kCorrupt) break;
    std::this_thread::sleep_for(kPause);
    store = open_once(directory, options);
  }
  return store;
}

}  // namespace tamga
