#include "service/erasure/maintenance.h"

#include <nlohmann/json.hpp>
#include <string>
#include <system_error>
#include <thread>

#include "engine/base/json.h"
#include "service/access/durable_file.h"
#include "service/state/clock.h"
#include "service/state/erasure_ledger.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;

constexpr const char* kMark = "backup.json";
constexpr std::chrono::milliseconds kPause{20};

std::unexpected<Error> cannot(const fs::path& path, const std::string& what, const std::error_code& error) {
  return fail(ErrorCode::kUnavailable, path.string() + ": cannot " + what + ": " + error.message());
}

// All files of the state beside its database, which is copied by itself.
Status copy_beside(const fs::path& from, const fs::path& into) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(from, error)) {
    if (!entry.is_regular_file() || entry.path().extension() == ".lock") continue;
    fs::copy_file(entry.path(), into / entry.path().filename(), fs::copy_options::overwrite_existing, error);
    if (error) return cannot(entry.path(), "copy", error);
  }
  if (error) return cannot(from, "read", error);
  return {};
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
  if (auto done = desk.corpus.compact(); !done) return done;
  return desk.store.compact();
}

Status back_up(const Desk& desk, const fs::path& state, const fs::path& directory, const HoldStill& hold_still) {
  std::error_code error;
  if (fs::exists(directory, error)) return fail(ErrorCode::kInvalidArgument, directory.string() + ": exists already");
  const auto copy = directory / "service";
  if (!fs::create_directories(copy, error) || error) return cannot(copy, "make", error);
  fs::permissions(directory, fs::perms::owner_all, error);
  {
    const std::unique_lock quiet(desk.corpus_changes);
    if (auto copied = desk.corpus.checkpoint(directory / "corpus"); !copied) return copied;
    if (auto copied = desk.store.checkpoint(copy / "works"); !copied) return copied;
  }
  if (auto copied = hold_still([&] { return copy_beside(state, copy); }); !copied) return copied;
  const Json mark{{"format", "tamga-backup"}, {"version", 1}, {"time", rfc3339(now_ms())}};
  return replace_file(directory / kMark, dump_json_line(mark) + "\n");
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
