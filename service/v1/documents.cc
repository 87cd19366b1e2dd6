#include "service/v1/documents.h"

#include <array>
#include <charconv>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "corpora/sources/document_source.h"
#include "service/v1/fields.h"
#include "service/v1/page.h"
#include "service/v1/problem.h"
#include "service/v1/submission.h"

namespace tamga {
namespace {

// One file that came by HTTP.
class HandedIn : public DocumentSource {
 public:
  explicit HandedIn(RawDocument file) : file_(std::move(file)) {}
  std::optional<Result<RawDocument>> next() override {
    if (!file_) return std::nullopt;
    return std::exchange(file_, std::nullopt);
  }
  std::optional<std::uint64_t> size() const override { return 1; }

 private:
  std::optional<RawDocument> file_;
};

Json document_json(const StoredDocument& document) {
  const DocumentRecord& record = document.record;
  return {{"id", record.id},
          {"title", record.title},
          {"collection", record.collection},
          {"author", record.author_id},
          {"course", record.course},
          {"assignment", record.assignment},
          {"date", record.date},
          {"legal_basis", record.legal_basis},
          {"may_be_source", record.may_be_source},
          {"file_name", record.file_name},
          {"sha256", record.sha256},
          {"first_seen", record.first_seen},
          {"words", record.words},
          {"language", record.language}};
}

struct CollectionFigures {
  std::uint64_t documents = 0;
  std::uint64_t words = 0;
};

Result<std::map<std::string, CollectionFigures>> collections_of(const V1& v1, const Caller& caller) {
  std::map<std::string, CollectionFigures> collections;
  const auto listed = v1.desk.corpus.list([&](const StoredDocument& document) {
    if (document.record.institution != caller.institution) return true;
    auto& figures = collections[document.record.collection];
    ++figures.documents;
    figures.words += document.record.words;
    return true;
  });
  if (!listed) return std::unexpected(listed.error());
  return collections;
}

Json collection_json(const std::string& name, const CollectionFigures& figures) {
  return {{"name", name}, {"documents", figures.documents}, {"words", figures.words}};
}

bool is_date(const std::string& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (const std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U}) {
    if (text[i] < '0' || text[i] > '9') return false;
  }
  return text.substr(5, 2) >= "01" && text.substr(5, 2) <= "12" && text.substr(8) >= "01" && text.substr(8) <= "31";
}

Result<Metadata> metadata_from(const Json& members, const std::string& id, const Caller& caller) {
  Fields fields(members, "the body");
  Metadata metadata;
  metadata.id = id;
  metadata.institution = caller.institution;
  metadata.title = fields.text("title");
  metadata.author_id = fields.text("author");
  metadata.course = fields.text("course");
  metadata.assignment = fields.text("assignment");
  metadata.collection = fields.text("collection", 200);
  metadata.legal_basis = fields.text("legal_basis");
  metadata.may_be_source = fields.truth("may_be_source", true);
  auto date = fields.text("date", 10);
  if (!date.empty() && !is_date(date)) fields.refuse("date", "YYYY-MM-DD is wanted");
  metadata.date = std::move(date);
  if (const auto done = fields.done(); !done) return std::unexpected(done.error());
  return metadata;
}

}  // namespace

Response list_collections(const V1& v1, const Request& request, const Parameters&, const Caller& caller) {
  if (const auto known = only_parameters(request, {}); !known) return problem(known.error());
  const auto collections = collections_of(v1, caller);
  if (!collections) return problem(collections.error());
  Json items = Json::array();
  for (const auto& [name, figures] : *collections) items.push_back(collection_json(name, figures));
  return page_response(std::move(items), {});
}

Response show_collection(const V1& v1, const Request&, const Parameters& parameters, const Caller& caller) {
  const auto collections = collections_of(v1, caller);
  if (!collections) return problem(collections.error());
  const auto found = collections->find(parameters.at("collection"));
  if (found == collections->end()) return problem(404, "not_found", "there is no such collection");
  return json_response(200, collection_json(found->first, found->second));
}

// Pages go by the number of the document that they end with: documents that come meanwhile stand on later pages.
Response list_documents(const V1& v1, const Request& request, const Parameters&, const Caller& caller) {
  if (const auto known = only_parameters(request, {"limit", "after", "collection"}); !known) {
    return problem(known.error());
  }
  const auto page = page_request(request);
  if (!page) return problem(page.error());
  std::uint32_t after = 0;
  const auto [end, error] = std::from_chars(page->after.data(), page->after.data() + page->after.size(), after);
  if (!page->after.empty() && (error != std::errc() || end != page->after.data() + page->after.size())) {
    return problem(400, "invalid", "after: not a cursor of an earlier page");
  }
  const auto collection = request.parameter("collection");
  Json items = Json::array();
  std::string last;
  bool more = false;
  const auto listed = v1.desk.corpus.list([&](const StoredDocument& document) {
    const auto& record = document.record;
    if (to_number(document.document) <= after || record.institution != caller.institution) return true;
    if (collection && record.collection != *collection) return true;
    more = items.size() == page->limit;
    if (more) return false;
    items.push_back(document_json(document));
    last = std::to_string(to_number(document.document));
    return true;
  });
  if (!listed) return problem(listed.error());
  return page_response(std::move(items), more ? last : std::string());
}

Response put_document(const V1& v1, const Request& request, const Parameters& parameters, const Caller& caller) {
  if (const auto known = only_parameters(request, {}); !known) return problem(known.error());
  const auto& id = parameters.at("document");
  if (id.size() > 500) return problem(400, "invalid", "document: an id of at most 500 bytes is wanted");
  auto upload = read_upload(request, "document.txt");
  if (!upload) return upload_problem(upload.error());
  if (upload->bytes.empty()) return problem(400, "invalid", "the body: the file is empty");
  auto metadata = metadata_from(upload->members, id, caller);
  if (!metadata) return problem(metadata.error());
  AddOptions options;
  options.threads = 1;
  options.defaults = *std::move(metadata);
  HandedIn source({upload->file_name, std::move(upload->bytes)});
  std::optional<Result<PutResult>> outcome;
  const auto added = v1.desk.corpus.add(source, options, [&](const AddOutcome& one) {
    outcome = one.result;
    return true;
  });
  if (!added) return problem(added.error());
  if (!outcome) return problem(503, "unavailable", "the document was not taken in; try again later");
  if (!*outcome) return problem(outcome->error());
  // Reports that show the text before must not keep it.
  const auto kind = (*outcome)->outcome;
  if (kind == PutOutcome::kReplaced) {
    if (const auto renewed = v1.desk.works.renew_reports_showing(caller.institution, id); !renewed) {
      return problem(renewed.error());
    }
  }
  constexpr std::array<std::string_view, 3> kNames = {"added", "replaced", "unchanged"};
  return json_response(kind == PutOutcome::kAdded ? 201 : 200, {{"id", id},
                                                                {"outcome", kNames.at(static_cast<std::size_t>(kind))},
                                                                {"sequence", to_number((*outcome)->sequence)}});
}

Response show_document(const V1& v1, const Request&, const Parameters& parameters, const Caller& caller) {
  const auto& id = parameters.at("document");
  std::optional<Json> found;
  const auto listed = v1.desk.corpus.list([&](const StoredDocument& document) {
    if (document.record.id != id || document.record.institution != caller.institution) return true;
    found = document_json(document);
    return false;
  });
  if (!listed) return problem(listed.error());
  return found ? json_response(200, *found) : problem(404, "not_found", "there is no such document");
}

Response erase_document(const V1& v1, const Request&, const Parameters& parameters, const Caller& caller) {
  const auto& id = parameters.at("document");
  const auto removed = v1.desk.corpus.remove(caller.institution, id);
  if (!removed) return problem(removed.error());
  const auto renewed = v1.desk.works.renew_reports_showing(caller.institution, id);
  return renewed ? empty_response(204) : problem(renewed.error());
}

}  // namespace tamga
