#include "service/v1/homes.h"

#include <utility>

namespace tamga {

std::vector<Home> homes_of(const V1& v1, const Caller& caller, std::optional<std::string_view> collection) {
  const auto& shared = v1.desk.shared;
  if (collection) {
    if (const auto* named = shared_with(shared, caller.institution, *collection)) {
      return {{shared_institution(named->name), named}};
    }
    return {{caller.institution, nullptr}};
  }
  std::vector<Home> homes{{caller.institution, nullptr}};
  for (const auto& one : shared) {
    if (one.may_read(caller.institution)) homes.push_back({shared_institution(one.name), &one});
  }
  return homes;
}

Result<FoundDocument> find_document(const V1& v1, const Caller& caller, const std::string& id,
                                    std::optional<std::string_view> collection) {
  for (auto& home : homes_of(v1, caller, collection)) {
    auto document = v1.desk.corpus.find(home.institution, id);
    if (document && (!collection || home.shared != nullptr || document->record.collection == *collection)) {
      return FoundDocument{std::move(home), *std::move(document)};
    }
    if (!document && document.error().code != ErrorCode::kNotFound) return std::unexpected(document.error());
  }
  return fail(ErrorCode::kNotFound, "there is no such document");
}

}  // namespace tamga
