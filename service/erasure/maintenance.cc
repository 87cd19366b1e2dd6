#include "service/erasure/maintenance.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <system_error>
#include <thread>

#include "engine/base/descriptor.h"
#include "engine/base/json.h"
#include "service/access/durable_file.h"
#include "service/state/clock.h"
#include "service/state/erasure_ledger.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;

constexpr const char* kMark = "backup.json";
constexpr const char* kUnfinished = "backup.part";  // of a copy, beside what it is a copy of
constexpr std::chrono::milliseconds kPause{20};

std::unexpected<Error> cannot(const fs::path& path, const std::string& what, const std::error_code& error) {
  return fail(ErrorCode::kUnavailable, path.string() + ": cannot " + what + ": " + error.message());
}

Status flush(const fs::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0 || ::fsync(file.number()) != 0) {
    return cannot(path, "flush", std::error_code(errno, std::generic_category()));
  }
  return {};
}

// A folder with all in it, on the disk when this returns.
Status copy_folder(const fs::path& from, const fs::path& into) {
  std::error_code error;
  if (!fs::create_directory(into, error)) return cannot(into, "make", error);
  fs::permissions(into, fs::perms::owner_all, error);
  for (auto entry = fs::directory_iterator(from, error); !error && entry != fs::end(entry); entry.increment(error)) {
    const auto to = into / entry->path().filename();
    if (entry->is_directory()) {
      if (auto copied = copy_folder(entry->path(), to); !copied) return copied;
      continue;
    }
    fs::copy_file(entry->path(), to, error);
    if (error) return cannot(to, "write", error);
    if (auto flushed = flush(to); !flushed) return flushed;
  }
  if (error) return cannot(from, "read", error);
  return flush(into);
}

// To a place on the same disk in a moment; to another one by copying.
Status move_folder(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::rename(from, to, error);
  if (!error) return {};
  if (error != std::errc::cross_device_link) return cannot(to, "write", error);
  return copy_folder(from, to);
}

// What a copy leaves beside corpus and state when it is cut short, or has been made: files that would keep what is
// erased.
Status clear_unfinished(const Desk& desk) {
  std::error_code error;
  for (const auto& directory : {desk.corpus_directory / kUnfinished, desk.state_directory / kUnfinished}) {
    fs::remove_all(directory, error);
    if (error) return cannot(directory, "remove", error);
  }
  return {};
}

// Corpus and state as of one moment, in folders beside their own files.
Status copy_at_once(const Desk& desk) {
  const std::unique_lock quiet(desk.corpus_changes);
  if (auto copied = desk.corpus.checkpoint(desk.corpus_directory / kUnfinished); !copied) return copied;
  return desk.store.checkpoint(desk.state_directory / kUnfinished);
}

// All files of the state beside its database, which is copied by itself.
Status copy_beside(const fs::path& from, const fs::path& into) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(from, error)) {
    if (!entry.is_regular_file() || entry.path().extension() == ".lock") continue;
    const auto to = into / entry.path().filename();
    fs::copy_file(entry.path(), to, fs::copy_options::overwrite_existing, error);
    if (error) return cannot(entry.path(), "copy", error);
  }
  if (error) return cannot(from, "read", error);
  return {};
}

Status flush_files(const fs::path& directory) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(directory, error)) {
    if (!entry.is_regular_file()) continue;
    if (auto flushed = flush(entry.path()); !flushed) return flushed;
  }
  if (error) return cannot(directory, "read", error);
  return flush(directory);
}

// Nothing there, or nothing but the ledger, its key, and `inside`.
Status require_room(const fs::path& directory, const fs::path& inside) {
  std::error_code error;
  if (!fs::exists(directory, error)) return {};
  for (const auto& entry : fs::directory_iterator(directory, error)) {
    const auto name = entry.path().filename();
    if (name == kLedgerFile || name == kLedgerKeyFile || entry.path() == inside) continue;
    return fail(ErrorCode::kInvalidArgument, directory.string() + ": is not empty; move what is there aside, all but " +
                                                 kLedgerFile + " and " + kLedgerKeyFile + " of the state");
  }
  if (error) return cannot(directory, "read", error);
  return {};
}

std::uint64_t erasures_to_come(const Desk& desk) {
  const auto counts = desk.queue.counts();
  constexpr auto kErase = static_cast<std::size_t>(JobKind::kErase);
  return counts.waiting.at(kErase) + counts.running.at(kErase);
}

}  // namespace

Status compact(const Desk& desk, std::chrono::milliseconds patience) {
  const auto end = std::chrono::steady_clock::now() + patience;
  while (erasures_to_come(desk) > 0) {
    if (std::chrono::steady_clock::now() > end) {
      return fail(ErrorCode::kUnavailable, "works that were erased are not out of the corpus yet");
    }
    std::this_thread::sleep_for(kPause);
  }
  if (auto cleared = clear_unfinished(desk); !cleared) return cleared;
  if (auto done = desk.corpus.compact(); !done) return done;
  return desk.store.compact();
}

namespace {

Status write_copy(const Desk& desk, const fs::path& directory, const HoldStill& hold_still) {
  std::error_code error;
  const auto copy = directory / "service";
  if (!fs::create_directories(copy, error) || error) return cannot(copy, "make", error);
  fs::permissions(directory, fs::perms::owner_all, error);
  if (auto copied = copy_at_once(desk); !copied) return copied;
  if (auto moved = move_folder(desk.corpus_directory / kUnfinished, directory / "corpus"); !moved) return moved;
  if (auto moved = move_folder(desk.state_directory / kUnfinished, copy / "works"); !moved) return moved;
  if (auto copied = hold_still([&] { return copy_beside(desk.state_directory, copy); }); !copied) return copied;
  if (auto flushed = flush_files(copy); !flushed) return flushed;
  const Json mark{{"format", "tamga-backup"}, {"version", 1}, {"time", rfc3339(now_ms())}};
  return replace_file(directory / kMark, dump_json_line(mark) + "\n");
}

}  // namespace

Status back_up(const Desk& desk, const fs::path& directory, const HoldStill& hold_still) {
  std::error_code error;
  if (fs::exists(directory, error)) return fail(ErrorCode::kInvalidArgument, directory.string() + ": exists already");
  if (auto cleared = clear_unfinished(desk); !cleared) return cleared;
  const auto written = write_copy(desk, directory, hold_still);
  const auto cleared = clear_unfinished(desk);
  return written ? cleared : written;
}

Status restore(const fs::path& directory, const fs::path& corpus, const fs::path& state) {
  std::error_code error;
  if (!fs::exists(directory / kMark, error)) {
    return fail(ErrorCode::kNotFound, directory.string() + ": no whole backup here");
  }
  for (const auto& place : {corpus, state}) {
    if (auto room = require_room(place, state); !room) return room;
  }
  const auto options = fs::copy_options::recursive | fs::copy_options::skip_existing;
  fs::create_directories(state, error);
  if (!error) fs::permissions(state, fs::perms::owner_all, error);
  if (!error) fs::copy(directory / "service", state, options, error);
  if (error) return cannot(state, "copy the state to", error);
  if (auto merged = merge_ledger(directory / "service" / kLedgerFile, state / kLedgerFile); !merged) return merged;
  fs::create_directories(corpus, error);
  if (!error) fs::copy(directory / "corpus", corpus, options, error);
  if (error) return cannot(corpus, "copy the corpus to", error);
  return {};
}

}  // namespace tamga
