// The collections that an institution searches: its own, and those that are shared with it.
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "service/v1/documents.h"
#include "service/v1/page.h"
#include "service/v1/problem.h"

namespace tamga {
namespace {

struct CollectionFigures {
  std::uint64_t documents = 0;
  std::uint64_t words = 0;
  const SharedCollection* shared = nullptr;
};

// By name; of an own collection and a shared one with one name, the shared one comes first.
using Collections = std::map<std::pair<std::string, bool>, CollectionFigures>;

Result<Collections> collections_of(const V1& v1, const Caller& caller) {
  Collections collections;
  for (const auto& name : names_shared_with(v1.desk.shared, caller.institution)) {
    collections[{name, false}].shared = shared_with(v1.desk.shared, caller.institution, name);
  }
  const auto listed = v1.desk.corpus.list([&](const StoredDocument& document) {
    const auto& record = document.record;
    const std::string shared(shared_collection(record.institution));
    const bool own = record.institution == caller.institution;
    if (!own && !collections.contains({shared, false})) return true;
    auto& figures = own ? collections[{record.collection, true}] : collections[{shared, false}];
    ++figures.documents;
    figures.words += record.words;
    return true;
  });
  if (!listed) return std::unexpected(listed.error());
  return collections;
}

Json collection_json(const std::string& name, const CollectionFigures& figures, const Caller& caller) {
  return {{"name", name},
          {"documents", figures.documents},
          {"words", figures.words},
          {"shared", figures.shared != nullptr},
          {"may_fill", figures.shared == nullptr || figures.shared->may_fill(caller.institution)}};
}

}  // namespace

Response list_collections(const V1& v1, const Request& request, const Parameters&, const Caller& caller) {
  if (const auto known = only_parameters(request, {}); !known) return problem(known.error());
  const auto collections = collections_of(v1, caller);
  if (!collections) return problem(collections.error());
  Json items = Json::array();
  for (const auto& [key, figures] : *collections) items.push_back(collection_json(key.first, figures, caller));
  return page_response(std::move(items), {});
}

Response show_collection(const V1& v1, const Request&, const Parameters& parameters, const Caller& caller) {
  const auto collections = collections_of(v1, caller);
  if (!collections) return problem(collections.error());
  const auto& name = parameters.at("collection");
  const auto found = collections->lower_bound({name, false});
  if (found == collections->end() || found->first.first != name) {
    return problem(404, "not_found", "there is no such collection");
  }
  return json_response(200, collection_json(name, found->second, caller));
}

}  // namespace tamga
