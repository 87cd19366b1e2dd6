// Words of a work that are not to count, and why: what the rules of this folder give.
#pragma once

#include <string>

#include "engine/base/range.h"
#include "engine/match/exclusions/exclusion_kind.h"
#include "engine/match/exclusions/labelled_spans.h"

namespace tamga {

struct FoundExclusion {
  ExclusionKind kind = ExclusionKind::kNotJudged;
  TokenRange words;                    // at least one
  std::string detail;                  // a sentence for people
  SpanLabel label = SpanLabel::kNone;  // a quotation that counts all the same, and why
  bool operator==(const FoundExclusion&) const = default;
};

}  // namespace tamga
