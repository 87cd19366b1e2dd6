#include "service/config/shared_collections.h"

#include <algorithm>

namespace tamga {
namespace {

bool names(const std::vector<std::string>& institutions, std::string_view institution) {
  return std::ranges::any_of(institutions, [&](const auto& one) { return one == "*" || one == institution; });
}

}  // namespace

bool SharedCollection::may_fill(std::string_view institution) const {
  return names(fillers, institution);
}

bool SharedCollection::may_read(std::string_view institution) const {
  return names(readers, institution) || may_fill(institution);
}

const SharedCollection* shared_with(const SharedCollections& shared, std::string_view institution,
                                    std::string_view name) {
  const auto found = std::ranges::find(shared, name, &SharedCollection::name);
  return found != shared.end() && found->may_read(institution) ? &*found : nullptr;
}

std::vector<std::string> names_shared_with(const SharedCollections& shared, std::string_view institution) {
  std::vector<std::string> readable;
  for (const auto& one : shared) {
    if (one.may_read(institution)) readable.push_back(one.name);
  }
  return readable;
}

}  // namespace tamga
