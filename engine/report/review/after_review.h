// What the shares are after people have judged passages. The measured shares never change; these stand beside them.
#pragma once

#include <cstdint>
#include <span>

#include "engine/match/shares.h"
#include "engine/report/report.h"
#include "engine/report/review/decisions.h"

namespace tamga {

struct Review {
  Shares shares;                      // words by class; longest_passage and coefficients are left 0
  std::uint32_t confirmed_words = 0;  // words of the work in passages judged as borrowed
  std::uint32_t judged_passages = 0;  // confirmed or not borrowed
  std::uint32_t passages = 0;
};

// Counts the words again as if the passages judged "not borrowed" had not been found: by the rule of judge(), with the
// exclusions that the report was made with. Words that another passage holds too still count. Requires decisions that
// check_decisions accepts. Time O(n log n) in spans and passages.
Review after_review(const Report& report, const Decisions& decisions);

}  // namespace tamga
