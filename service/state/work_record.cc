#include "service/state/work_record.h"

#include <array>

namespace tamga {

ExclusionSet exclusions_of(const CheckRequest& request) {
  ExclusionSet on;
  for (std::size_t i = 0; i < kExclusionKinds; ++i) {
    if ((request.exclusions >> i & 1U) != 0) on.add(static_cast<ExclusionKind>(i));
  }
  return on;
}

std::string_view work_status_name(WorkStatus status) {
  static constexpr std::array<std::string_view, 5> kNames = {"CREATED", "PROCESSING", "COMPLETE", "ERROR", "DELETED"};
  return kNames.at(static_cast<std::size_t>(status));
}

std::string_view priority_name(Priority priority) {
  return priority == Priority::kInteractive ? "interactive" : "batch";
}

}  // namespace tamga
