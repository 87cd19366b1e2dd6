// Care of what the service keeps: taking every byte of what was erased out of its files, copies, and putting one back.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>

#include "engine/base/result.h"
#include "service/works/workshop.h"

namespace tamga {

// Waits until what was erased is out of the corpus and out of the reports that showed it, then rewrites all files
// without it. kUnavailable: not done within `patience`. Requests and jobs go on meanwhile.
Status compact(const Desk& desk, std::chrono::milliseconds patience);

// Calls what it is given while nobody writes the files beside the database of the state; where nobody can, at once.
using HoldStill = std::function<Status(const std::function<Status()>& copy)>;
inline Status nobody_writes(const std::function<Status()>& copy) {
  return copy();
}

// Writes a copy to `directory`, which must not exist, while requests and jobs go on. Corpus and state are copied beside
// their own files first, by hard links, in a moment in which nobody changes the corpus, so they agree; then they are
// moved, or copied where `directory` is on another disk, and nobody waits. What was erased between the two and the copy
// of the ledger is erased again at restore. The copy holds
//   corpus/      the corpus
//   service/     the state: works, erased.log, erased.key, and the other files beside them (keys, audit log)
//   backup.json  written last: {"format":"tamga-backup","version":1,"time":"..."}
Status back_up(const Desk& desk, const std::filesystem::path& directory, const HoldStill& hold_still = nobody_writes);

// Puts a copy back: `corpus` and `state` must be absent, empty, or hold nothing but an erasure ledger and its key. The
// lines of that ledger are kept beside those of the copy: whoever was erased since stays erased. The service must not
// run.
Status restore(const std::filesystem::path& directory, const std::filesystem::path& corpus,
               const std::filesystem::path& state);

}  // namespace tamga
