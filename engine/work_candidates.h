// The question that a check asks an index: which documents may be sources of this work?
#pragma once

#include <span>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/result.h"
#include "engine/check.h"
#include "engine/index/fingerprint_index.h"
#include "engine/text/token.h"

namespace tamga {

// Candidates by the k-grams and the stem pairs of the work, with the filter and the limits of `settings`; documents
// of `without` are left out. The errors of the store.
Result<CandidateList> work_candidates(std::span<const Token> work, const FingerprintIndex& store,
                                      const CheckSettings& settings, std::vector<DocumentId> without = {});

}  // namespace tamga
