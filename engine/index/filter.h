// Which documents a query may see.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/ids.h"

namespace tamga {

// Documents with may_be_source == false are never candidates.
struct Filter {
  std::string institution;               // only this one, and `shared`
  std::vector<std::string> collections;  // only these; empty: all of the institution, and all of `shared`
  std::optional<Sequence> snapshot;      // as of then; empty: now
  std::vector<DocumentId> without = {};  // not these; few
  std::vector<std::string> shared = {};  // names of shared collections (shared_institution()) that it may see too
};

// Whether documents of this institution and collection may be seen. Time O(collections + shared).
bool may_see(const Filter& filter, std::string_view institution, std::string_view collection);

}  // namespace tamga
