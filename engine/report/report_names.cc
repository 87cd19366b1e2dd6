#include "engine/report/report_names.h"

#include <cassert>

namespace tamga {

std::string_view twin_kind_name(TwinKind kind) {
  switch (kind) {
    case TwinKind::kSameWord:
      return "word";
    case TwinKind::kSameStem:
      return "stem";
  }
  assert(false);
  return "";
}

std::string_view not_checked_code(NotCheckedReason reason) {
  switch (reason) {
    case NotCheckedReason::kCandidateBudget:
      return "candidate_budget";
    case NotCheckedReason::kCommonFingerprints:
      return "common_fingerprints";
    case NotCheckedReason::kStopSet:
      return "stop_set";
    case NotCheckedReason::kErasedSince:
      return "erased_since";
    case NotCheckedReason::kRepeatedSeeds:
      return "repeated_seeds";
    case NotCheckedReason::kSourceUnreadable:
      return "source_unreadable";
    case NotCheckedReason::kTooShort:
      return "too_short";
    case NotCheckedReason::kSourcesCut:
      return "sources_cut";
    case NotCheckedReason::kNamedSourceUnknown:
      return "named_source_unknown";
  }
  assert(false);
  return "";
}

}  // namespace tamga
