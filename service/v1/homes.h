// Where the documents stand that a caller may name: under its own institution, or in a collection shared with it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpora/corpus.h"
#include "engine/base/result.h"
#include "service/v1/context.h"

namespace tamga {

struct Home {
  std::string institution;
  const SharedCollection* shared = nullptr;  // nullptr: the caller's own
};

// Of documents whose collection is not said: its own, then the shared ones by name. Of a shared collection: only that.
std::vector<Home> homes_of(const V1& v1, const Caller& caller, std::optional<std::string_view> collection);

struct FoundDocument {
  Home home;
  StoredDocument document;
};

// The first document of this id in those homes; one in another collection than the one said is none. kNotFound says the
// same of an id that nobody has and one that the caller may not see. Cost: one look-up a home.
Result<FoundDocument> find_document(const V1& v1, const Caller& caller, const std::string& id,
                                    std::optional<std::string_view> collection);

}  // namespace tamga
