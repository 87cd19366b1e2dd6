// What is known about a document beside its text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tamga {

struct DocumentRecord {
  std::string id;  // the caller's name for it, unique within an institution; never empty
  std::string title;
  std::string institution;  // empty: the corpus has one institution only
  std::string collection;   // a named part of the corpus
  std::string author_id;    // a person; never shown outside the envelope of a report
  std::string course;
  std::string assignment;
  std::string date;         // of the document itself, ISO 8601 ("2026-05-30"), or empty
  std::string legal_basis;  // why the text may be kept: "consent", "law", ...
  bool may_be_source = true;
  std::string file_name;   // as handed in
  std::string sha256;      // of the bytes handed in, hexadecimal
  std::string first_seen;  // when the corpus took this version in, ISO 8601 UTC ("2026-11-22T19:30:00Z")
  std::uint32_t words = 0;
  std::string language = {};  // that most of its words are in: "ky", "ru", "en", "other"; empty: not known
  bool operator==(const DocumentRecord&) const = default;
};

// A shared collection is one that the operator opens to several institutions. Its documents are nobody's: they stand
// under the institution shared_institution(its name), "shared:laws", which no institution is called.
std::string shared_institution(std::string_view collection);
// The name of the shared collection whose documents stand under `institution`; empty: it is an institution like others.
std::string_view shared_collection(std::string_view institution);

// Two records that differ only in when and how often the document was taken in are the same document.
bool same_document(const DocumentRecord& a, const DocumentRecord& b);  // all fields but first_seen

}  // namespace tamga
