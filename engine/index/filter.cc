#include "engine/index/filter.h"

#include <algorithm>

#include "engine/index/document_record.h"

namespace tamga {

bool may_see(const Filter& filter, std::string_view institution, std::string_view collection) {
  const auto shared = shared_collection(institution);
  const bool institution_fits = institution == filter.institution ||
                                (!shared.empty() && std::ranges::find(filter.shared, shared) != filter.shared.end());
  if (!institution_fits || filter.collections.empty()) return institution_fits;
  return std::ranges::find(filter.collections, collection) != filter.collections.end();
}

}  // namespace tamga
