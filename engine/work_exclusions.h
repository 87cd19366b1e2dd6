// All that may be kept out of a work for its own words: every rule of engine/match/exclusions, applied.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/result.h"
#include "engine/check.h"
#include "engine/match/exclusions/found_exclusion.h"
#include "engine/prepared_work.h"
#include "engine/text/tokenizer.h"

namespace tamga {

// Whether switched on or not; in any order. `marks` are those of the work. `k` and `stop_hashes` are those of the
// corpus; none without one. `phrases` are those of the tokenizer; nullptr: they are read here. Errors are those of the
// tokenizer, with the name of the template in front. Time O(words of the work and the templates).
Result<std::vector<FoundExclusion>> work_exclusions(const PreparedWork& work, std::span<const Mark> marks,
                                                    const Tokenizer& tokenizer, std::span<const TemplateText> templates,
                                                    std::uint32_t k, std::span<const std::uint64_t> stop_hashes,
                                                    const SetPhrases* phrases = nullptr);

}  // namespace tamga
