#include "service/state/work_record.h"

#include <array>

namespace tamga {

std::string_view work_status_name(WorkStatus status) {
  static constexpr std::array<std::string_view, 5> kNames = {"CREATED", "PROCESSING", "COMPLETE", "ERROR", "DELETED"};
  return kNames.at(static_cast<std::size_t>(status));
}

std::string_view priority_name(Priority priority) {
  return priority == Priority::kInteractive ? "interactive" : "batch";
}

}  // namespace tamga
