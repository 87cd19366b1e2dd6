// Metadata of documents from a CSV file: who wrote what, for which course, and whether it may be a source.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/index/document_record.h"

namespace tamga {

// What the caller says about a document. What is absent keeps its default.
struct Metadata {
  std::optional<std::string> id, title, institution, author_id, course, assignment, date, collection, legal_basis;
  std::optional<bool> may_be_source;
  bool operator==(const Metadata&) const = default;
};

// RFC 4180 with a header line: column "file" and any of id, title, institution, author_id, course, assignment, date,
// collection, legal_basis, may_be_source (yes/no/true/false/1/0); UTF-8, with or without a byte order mark. Keys of the
// result are the names of the column "file". Errors name `name`, the line and the column: an unknown or repeated
// column, a repeated file, a wrong number of fields, a date that is not ISO 8601, a may_be_source that is none of those
// words.
Result<std::map<std::string, Metadata>> parse_metadata_csv(std::string_view bytes, std::string_view name);

// `later` over `earlier`: what `later` says wins.
Metadata overlay(const Metadata& earlier, const Metadata& later);

}  // namespace tamga
