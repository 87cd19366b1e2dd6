// Is a corpus whole, and what can be mended: `tamga fsck` and `tamga reindex`.
#pragma once

#include <filesystem>

#include "engine/base/result.h"
#include "engine/index/fingerprint_store.h"

namespace tamga {

// Reads all of a corpus and compares every part with the others, the postings of each document with its text included.
// May stand beside a process that writes. Damage is a result; an Error if it could not be looked for, kUnsupported if
// the corpus was made with another normalisation (reindex it first). Cost: reads and tokenises everything.
Result<StoreInspection> inspect_corpus(const std::filesystem::path& directory);

// Makes all postings anew from the stored texts, with the normalisation of this program: for a corpus of an earlier
// version, and for damaged postings. Nothing else may have the corpus open for writing (kUnavailable).
Result<RebuildSummary> reindex_corpus(const std::filesystem::path& directory);

}  // namespace tamga
