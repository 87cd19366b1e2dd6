// Which term stands for which value of a report.
#pragma once

#include <array>
#include <string_view>

#include "engine/match/exclusions/exclusion_kind.h"
#include "engine/match/shares.h"
#include "engine/report/report.h"
#include "engine/report/terms/terms.h"

namespace tamga {

Term class_term(PassageClass passage_class);
Term exclusion_term(ExclusionKind kind);
Term flag_term(FlagKind kind);
Term observation_term(ObservationKind kind);
Term not_checked_term(NotCheckedReason reason);  // a sentence with {0}, the number
Term language_term(Language language);
Term part_term(Part part);

// One row of the shares, in the order of the bar.
struct ShareRow {
  CountedAs counted_as;
  std::string_view style;  // the class of its pattern in the style sheet: "copied"
  Term name;
  Term meaning;
  std::uint32_t words;
};
inline constexpr std::size_t kShareRows = 8;
// All eight; they add up to shares.words.
std::array<ShareRow, kShareRows> share_rows(const Shares& shares);

}  // namespace tamga
