#include "corpora/upkeep/backup.h"

#include <fcntl.h>
#include <unistd.h>

#include <memory>
#include <string>
#include <system_error>
#include <utility>

#include "corpora/corpus_directory.h"
#include "engine/base/descriptor.h"
#include "engine/base/system_reason.h"
#include "engine/index/rocksdb_store.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;

std::unexpected<Error> cannot(const fs::path& path, std::string_view what, const std::error_code& cause) {
  return fail(ErrorCode::kUnavailable, path.string() + ": " + std::string(what) + ": " + system_reason(cause));
}

Status require_absent(const fs::path& path) {
  std::error_code cause;
  const bool exists = fs::exists(path, cause);
  if (cause) return cannot(path, "cannot be read", cause);
  if (exists) return fail(ErrorCode::kInvalidArgument, path.string() + ": there is something of this name already");
  return {};
}

// A directory that is being filled beside its final place; what an earlier, interrupted run left there goes.
class UnfinishedDirectory {
 public:
  explicit UnfinishedDirectory(fs::path final_place)
      : final_(std::move(final_place)), path_(final_.string() + ".unfinished") {}
  ~UnfinishedDirectory() { remove(); }
  UnfinishedDirectory(const UnfinishedDirectory&) = delete;
  UnfinishedDirectory& operator=(const UnfinishedDirectory&) = delete;
  UnfinishedDirectory(UnfinishedDirectory&&) = delete;
  UnfinishedDirectory& operator=(UnfinishedDirectory&&) = delete;

  const fs::path& path() const { return path_; }

  Status begin() {
    remove();
    std::error_code cause;
    fs::create_directories(path_, cause);
    if (cause) return cannot(path_, "cannot be made", cause);
    return {};
  }

  // From here on the directory has its final name, also after a loss of power.
  Status finish() {
    std::error_code cause;
    fs::rename(path_, final_, cause);
    if (cause) return cannot(final_, "cannot be made", cause);
    const fs::path parent = fs::absolute(final_, cause).parent_path();
    const Descriptor handle(::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (handle.number() < 0 || ::fsync(handle.number()) != 0) {
      return cannot(parent, "cannot be written", {errno, std::generic_category()});
    }
    return {};
  }

 private:
  void remove() {
    std::error_code ignored;  // what cannot be removed will be named when it is made again
    fs::remove_all(path_, ignored);
  }

  fs::path final_;
  fs::path path_;
};

// Opens `from` beside whoever uses it and writes all of it into `to`, its description last.
Status copy_corpus(const fs::path& from, const fs::path& to) {
  const auto description = read_corpus_description(from);
  if (!description) return std::unexpected(description.error());
  RocksDbOptions beside;
  beside.read_only = true;
  const auto store = open_rocksdb_store(index_directory(from), beside);
  if (!store) return std::unexpected(store.error());
  if (const auto copied = (*store)->checkpoint(index_directory(to)); !copied) return copied;
  return write_corpus_description(to, *description);
}

Result<RestoreSummary> erase_again(const fs::path& corpus, std::span<const Erasure> ledger) {
  const auto store = open_rocksdb_store(index_directory(corpus));
  if (!store) return std::unexpected(store.error());
  RestoreSummary summary;
  const auto erased = replay_erasures(**store, ledger);
  if (!erased) return std::unexpected(erased.error());
  summary.erased_again = *erased;
  if (*erased > 0) {
    if (const auto compacted = (*store)->compact(); !compacted) return std::unexpected(compacted.error());
  }
  const auto stats = (*store)->stats();
  if (!stats) return std::unexpected(stats.error());
  summary.documents = stats->documents;
  return summary;
}

}  // namespace

Status back_up_corpus(const fs::path& directory, const fs::path& copy) {
  if (const auto absent = require_absent(copy); !absent) return absent;
  UnfinishedDirectory unfinished(copy);
  if (const auto begun = unfinished.begin(); !begun) return begun;
  if (const auto copied = copy_corpus(directory, unfinished.path()); !copied) return copied;
  return unfinished.finish();
}

Result<RestoreSummary> restore_corpus(const fs::path& copy, const fs::path& directory,
                                      std::span<const Erasure> ledger) {
  if (const auto absent = require_absent(directory); !absent) return std::unexpected(absent.error());
  UnfinishedDirectory unfinished(directory);
  if (const auto begun = unfinished.begin(); !begun) return std::unexpected(begun.error());
  if (const auto copied = copy_corpus(copy, unfinished.path()); !copied) return std::unexpected(copied.error());
  auto summary = erase_again(unfinished.path(), ledger);
  if (!summary) return summary;
  if (const auto finished = unfinished.finish(); !finished) return std::unexpected(finished.error());
  return summary;
}

Result<std::vector<Erasure>> erasure_ledger(const fs::path& directory) {
  if (const auto corpus = read_corpus_description(directory); !corpus) return std::unexpected(corpus.error());
  RocksDbOptions beside;
  beside.read_only = true;
  const auto store = open_rocksdb_store(index_directory(directory), beside);
  if (!store) return std::unexpected(store.error());
  return (*store)->erasures(Sequence{});
}

}  // namespace tamga
