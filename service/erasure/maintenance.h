// Care of what the service keeps: taking every byte of what was erased out of its files, copies, and putting one back.
#pragma once

#include <chrono>
#include <filesystem>

#include "engine/base/result.h"
#include "service/works/workshop.h"

namespace tamga {

// Waits until what was erased is out of the corpus and out of the reports that showed it, then rewrites all files
// without it. kUnavailable: not done within `patience`. Requests and jobs go on meanwhile.
Status compact(const Desk& desk, std::chrono::milliseconds patience);

// Writes a copy to `directory`, which must not exist. The state of `desk` is in `state`. No job changes the corpus
// between the copies of state and corpus, so they agree. The copy holds
//   corpus/      the corpus
//   service/     the state: works, erased.log, erased.key, and the other files beside them (keys, audit log)
//   backup.json  written last: {"format":"tamga-backup","version":1,"time":"..."}
Status back_up(const Desk& desk, const std::filesystem::path& state, const std::filesystem::path& directory);

// Puts a copy back: `corpus` and `state` must be absent, empty, or hold nothing but an erasure ledger and its key. The
// lines of that ledger are kept beside those of the copy: whoever was erased since stays erased. The service must not
// run.
Status restore(const std::filesystem::path& directory, const std::filesystem::path& corpus,
               const std::filesystem::path& state);

}  // namespace tamga
