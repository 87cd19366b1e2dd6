// Copies of a corpus, and the way back: `tamga backup`, `tamga restore`.
//
// A copy is a corpus like any other: it can be opened, checked against and inspected. What was removed since it was
// made would come back with it; the erasure ledger of the corpus that it replaces is therefore replayed on it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "engine/base/result.h"
#include "engine/index/fingerprint_store.h"

namespace tamga {

// Copies the corpus as of one moment to `copy`, which must not exist: it is there complete or not at all. The corpus
// may be in use meanwhile, by other processes too. Cost: reads and writes all of it.
Status back_up_corpus(const std::filesystem::path& directory, const std::filesystem::path& copy);

struct RestoreSummary {
  std::uint64_t documents = 0;     // of the restored corpus
  std::uint64_t erased_again = 0;  // documents of the copy that the ledger says were erased since
};

// Makes a corpus in `directory`, which must not exist, of a copy: erases what `ledger` names, and takes it out of every
// file. The copy stays as it is. A corpus is there whole or not at all.
Result<RestoreSummary> restore_corpus(const std::filesystem::path& copy, const std::filesystem::path& directory,
                                      std::span<const Erasure> ledger);

// The erasures of a corpus, in order: for restore_corpus, and to be kept apart from the corpus.
Result<std::vector<Erasure>> erasure_ledger(const std::filesystem::path& directory);

}  // namespace tamga
