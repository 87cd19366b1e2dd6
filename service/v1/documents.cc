#include "service/v1/documents.h"

#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>
#include <shared_mutex>
#include <utility>

#include "corpora/document_json.h"
#include "service/v1/fields.h"
#include "service/v1/homes.h"
#include "service/v1/page.h"
#include "service/v1/problem.h"
#include "service/v1/submission.h"
#include "service/works/documents.h"

namespace tamga {
namespace {

constexpr const char* kMayNotFill = "this shared collection is not this institution's to change";

Json shown_json(const DocumentRecord& record) {
  auto json = document_json(record);
  json["author"] = record.author_id;
  json["language"] = record.language;
  json["shared"] = !shared_collection(record.institution).empty();
  return json;
}

bool is_date(const std::string& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (const std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U}) {
    if (text[i] < '0' || text[i] > '9') return false;
  }
  return text.substr(5, 2) >= "01" && text.substr(5, 2) <= "12" && text.substr(8) >= "01" && text.substr(8) <= "31";
}

Result<Metadata> metadata_from(const Json& members, const std::string& id) {
  Fields fields(members, "the body");
  Metadata metadata;
  metadata.id = id;
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

// Under the caller's institution, or in a shared collection that it may fill. Ids of people and courses mean nothing
// to other institutions, so nothing in a shared collection has them.
Status place(const V1& v1, const Caller& caller, Metadata& metadata) {
  metadata.institution = caller.institution;
  const auto* shared = shared_with(v1.desk.shared, caller.institution, *metadata.collection);
  if (shared == nullptr) return {};
  if (!shared->may_fill(caller.institution)) return fail(ErrorCode::kPermissionDenied, kMayNotFill);
  if (!metadata.author_id->empty() || !metadata.course->empty() || !metadata.assignment->empty()) {
    return fail(ErrorCode::kInvalidArgument,
                "the body: documents of shared collections have no author, course or assignment");
  }
  metadata.institution = shared_institution(shared->name);
  return {};
}

// Reports that show the text before must not keep it.
Result<PutResult> take_in(const V1& v1, const Work& work, const Metadata& metadata) {
  const std::shared_lock changing(v1.desk.corpus_changes);
  const auto put = v1.desk.corpus.put(work, metadata);
  if (!put || put->outcome != PutOutcome::kReplaced) return put;
  const auto renewed = v1.desk.works.renew_reports_showing(*metadata.institution, *metadata.id);
  if (!renewed) return std::unexpected(renewed.error());
  return put;
}

Result<std::uint32_t> number_after(const PageRequest& page) {
  std::uint32_t after = 0;
  const auto [end, error] = std::from_chars(page.after.data(), page.after.data() + page.after.size(), after);
  if (!page.after.empty() && (error != std::errc() || end != page.after.data() + page.after.size())) {
    return fail(ErrorCode::kInvalidArgument, "after: not a cursor of an earlier page");
  }
  return after;
}

}  // namespace

// Pages go by the number of the document that they end with: documents that come meanwhile stand on later pages. Those
// of a shared collection are listed where it is named.
Response list_documents(const V1& v1, const Request& request, const Parameters&, const Caller& caller) {
  if (const auto known = only_parameters(request, {"limit", "after", "collection"}); !known) {
    return problem(known.error());
  }
  const auto page = page_request(request);
  if (!page) return problem(page.error());
  const auto after = number_after(*page);
  if (!after) return problem(after.error());
  const auto collection = request.parameter("collection");
  const Home home = homes_of(v1, caller, collection).front();
  Json items = Json::array();
  std::string last;
  bool more = false;
  const auto listed = v1.desk.corpus.list([&](const StoredDocument& document) {
    const auto& record = document.record;
    if (to_number(document.document) <= *after || record.institution != home.institution) return true;
    if (collection && home.shared == nullptr && record.collection != *collection) return true;
    more = items.size() == page->limit;
    if (more) return false;
    items.push_back(shown_json(record));
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
  auto metadata = metadata_from(upload->members, id);
  if (!metadata) return problem(metadata.error());
  if (const auto placed = place(v1, caller, *metadata); !placed) {
    const bool forbidden = placed.error().code == ErrorCode::kPermissionDenied;
    return forbidden ? problem(403, "forbidden", kMayNotFill) : problem(placed.error());
  }
  const auto work = read_work({upload->file_name, std::move(upload->bytes)});
  if (!work) return problem(work.error());
  const auto put = take_in(v1, *work, *metadata);
  if (!put) return problem(put.error());
  constexpr std::array<std::string_view, 3> kNames = {"added", "replaced", "unchanged"};
  return json_response(put->outcome == PutOutcome::kAdded ? 201 : 200,
                       {{"id", id},
                        {"outcome", kNames.at(static_cast<std::size_t>(put->outcome))},
                        {"sequence", to_number(put->sequence)}});
}

Response show_document(const V1& v1, const Request& request, const Parameters& parameters, const Caller& caller) {
  const auto found = find_document(v1, caller, parameters.at("document"), request.parameter("collection"));
  return found ? json_response(200, shown_json(found->document.record)) : problem(found.error());
}

Response remove_document(const V1& v1, const Request& request, const Parameters& parameters, const Caller& caller) {
  const auto& id = parameters.at("document");
  const auto found = find_document(v1, caller, id, request.parameter("collection"));
  if (!found) return problem(found.error());
  const Home& home = found->home;
  if (home.shared != nullptr && !home.shared->may_fill(caller.institution)) {
    return problem(403, "forbidden", kMayNotFill);
  }
  const auto erased = erase_document(v1.desk, home.institution, id);
  return erased ? empty_response(204) : problem(erased.error());
}

}  // namespace tamga
