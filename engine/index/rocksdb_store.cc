#include "engine/index/rocksdb_store.h"

#include <chrono>
#include <thread>

#include "engine/index/database.h"
#include "engine/index/store_argument.h"
#include "engine/index/store_loader.h"
#include "engine/index/store_view.h"
#include "engine/index/store_writer.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;

class RocksDbStore final : public FingerprintStore {
 public:
  RocksDbStore(std::unique_ptr<Database> database, LoadedStore loaded, const RocksDbOptions& options)
      : database_(std::move(database)), settings_(std::move(loaded.settings)) {
    views_.set(std::move(loaded.view));
    if (!options.read_only) {
      writer_.emplace(*database_, views_, settings_.fingerprint_bits, options.buffer_postings, loaded.next_segment);
    }
  }

  const IndexSettings& settings() const override { return settings_; }

  Result<std::vector<PutResult>> put(std::span<const NewDocument> documents) override {
    if (!writer_) return read_only();
    return writer_->put(documents);
  }

  Result<Sequence> erase(std::string_view institution, std::string_view id) override {
    if (!writer_) return read_only();
    return writer_->erase(institution, id);
  }

  Status set_stop_set(const StopSet& stop_set) override {
    if (!writer_) return read_only();
    return writer_->set_stop_set(stop_set);
  }

  Result<CandidateList> candidates(const CandidateQuery& query) const override {
    return find_candidates(*database_, *views_.get(), settings_.fingerprint_bits, query);
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

  Result<StoreStats> stats() const override { return view_stats(*views_.get()); }

 private:
  std::unexpected<Error> read_only() const {
    return fail(ErrorCode::kPermissionDenied, database_->name() + ": the index is open for reading only");
  }

  std::unique_ptr<Database> database_;  // outlives the views, which hold snapshots of it
  IndexSettings settings_;
  LatestView views_;
  std::optional<StoreWriter> writer_;
};

Result<std::unique_ptr<FingerprintStore>> load(std::unique_ptr<Database> database, const RocksDbOptions& options) {
  auto loaded = load_store(*database);
  if (!loaded) return std::unexpected(loaded.error());
  if (!options.read_only) {
    if (auto dropped = drop_orphans(*database, *loaded->view); !dropped) return std::unexpected(dropped.error());
  }
  return std::make_unique<RocksDbStore>(std::move(database), std::move(*loaded), options);
}

Result<std::unique_ptr<FingerprintStore>> open_once(const fs::path& directory, const RocksDbOptions& options) {
  auto database = Database::open(directory, options.read_only ? Database::Mode::kRead : Database::Mode::kWrite);
  if (!database) return std::unexpected(database.error());
  return load(std::move(*database), options);
}

}  // namespace

Result<std::unique_ptr<FingerprintStore>> create_rocksdb_store(const fs::path& directory, const IndexSettings& settings,
                                                               const RocksDbOptions& options) {
  if (options.read_only) return fail(ErrorCode::kInvalidArgument, "an index cannot be made for reading only");
  if (auto checked = check_settings(settings); !checked) return std::unexpected(checked.error());
  auto database = Database::open(directory, Database::Mode::kCreate);
  if (!database) return std::unexpected(database.error());
  if (auto written = write_first_rows(**database, settings); !written) return std::unexpected(written.error());
  return load(std::move(*database), options);
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
