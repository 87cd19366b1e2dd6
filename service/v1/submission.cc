#include "service/v1/submission.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "engine/base/base64.h"
#include "engine/exclusion_request.h"
#include "service/http/multipart.h"
#include "service/v1/fields.h"

namespace tamga {
namespace {

constexpr std::size_t kMostCollections = 50;
constexpr std::size_t kMostAuthors = 50;
constexpr std::size_t kMostNamedSources = 100;
constexpr std::size_t kMostFileName = 500;  // bytes

std::unexpected<Error> bad(std::string message) {
  return fail(ErrorCode::kInvalidArgument, std::move(message));
}

std::string taken_text(Json& object, const char* member) {
  const auto found = object.find(member);
  std::string text;
  if (found->is_string()) text = std::move(found->get_ref<std::string&>());
  object.erase(member);
  return text;
}

bool is_text(const Json& object, const char* member) {
  const auto found = object.find(member);
  return found != object.end() && found->is_string();
}

Result<UploadedFile> read_form_upload(const Request& request) {
  const auto parts = read_form(*request.headers.first("Content-Type"), request.body);
  if (!parts) return std::unexpected(parts.error());
  UploadedFile upload{Json::object(), "", ""};
  bool has_file = false;
  for (const auto& part : *parts) {
    if (part.name == "settings") {
      auto members = parse_json(part.content, "settings");
      if (!members) return bad(members.error().message);
      upload.members = *std::move(members);
      if (!upload.members.is_object()) return bad("settings: a JSON object is wanted");
    } else if (part.name == "file" && !has_file) {
      has_file = true;
      upload.bytes = part.content;
      upload.file_name = part.file_name.value_or("");
    } else {
      return bad("the form: the parts \"file\" and \"settings\" are wanted, each once");
    }
  }
  if (!has_file) return bad("the form: the part \"file\" is missing");
  if (upload.file_name.empty()) upload.file_name = "work.txt";
  if (upload.file_name.size() > kMostFileName) return bad("the form: a file name of at most 500 bytes is wanted");
  return upload;
}

// The exclusions, in the words of the command line: each member is checked by itself, so that a mistake names it.
void read_exclusions(Fields& fields, CheckRequest& check) {
  const auto excluded = parse_exclusions(fields.text("exclude", 500, "all"));
  if (!excluded) fields.refuse("exclude", excluded.error().message);
  const auto included = parse_exclusions(fields.text("include"));
  if (!included) fields.refuse("include", included.error().message);
  const auto scope = parse_own_scope(fields.text("own_scope", 20, "all"));
  if (!scope) fields.refuse("own_scope", scope.error().message);
  const auto least_source = parse_least_source(fields.text("min_source", 20, "0"));
  if (!least_source) fields.refuse("min_source", least_source.error().message);
  check.named_sources = fields.texts("exclude_sources", kMostNamedSources, 500);
  check.small_words = fields.number("min_words", kMostMinWords, 0);
  if (!excluded || !included || !scope || !least_source) return;
  auto on = *excluded;
  for (const auto kind : included->kinds()) on.remove(kind);
  check.exclusions = on.bits();
  check.own_scope = *scope;
  check.least_source = *least_source;
}

CheckRequest check_request(Fields& fields) {
  CheckRequest check;
  check.add_to_index = fields.truth("add_to_corpus", false);
  check.collections = fields.texts("collections", kMostCollections);
  read_exclusions(fields, check);
  check.legal_basis = fields.text("legal_basis");
  check.collection = fields.text("collection", 200);
  const auto priority = fields.text("priority", 20, "interactive");
  if (priority != "interactive" && priority != "batch") fields.refuse("priority", "interactive or batch is wanted");
  check.priority = priority == "batch" ? Priority::kBatch : Priority::kInteractive;
  return check;
}

}  // namespace

bool is_type(const Request& request, std::string_view type) {
  const auto value = request.headers.first("Content-Type").value_or("");
  return same_name(value.substr(0, value.find(';')), type);
}

Result<UploadedFile> take_file(Json object, const std::string& name, std::string_view file_name) {
  if (!object.is_object()) return bad(name + ": a JSON object is wanted");
  if (is_text(object, "text") == is_text(object, "base64")) {
    return bad(name + ": either \"text\" or \"base64\" is wanted, as a text");
  }
  UploadedFile upload{Json(), std::string(file_name), ""};
  if (is_text(object, "text")) {
    upload.bytes = taken_text(object, "text");
  } else {
    auto bytes = base64_decode(taken_text(object, "base64"));
    if (!bytes) return bad(name + ": base64: it is not base64");
    upload.bytes = *std::move(bytes);
  }
  if (is_text(object, "file_name")) upload.file_name = taken_text(object, "file_name");
  if (upload.file_name.empty() || upload.file_name.size() > kMostFileName)
    return bad(name + ": file_name: 1 to 500 bytes are wanted");
  upload.members = std::move(object);
  return upload;
}

Result<UploadedFile> read_upload(const Request& request, std::string_view file_name) {
  if (is_type(request, "multipart/form-data")) return read_form_upload(request);
  if (!is_type(request, "application/json")) {
    return fail(ErrorCode::kUnsupported, "the body: application/json or multipart/form-data is wanted");
  }
  auto object = parse_json(request.body, "the body");
  if (!object) return bad(object.error().message);
  return take_file(*std::move(object), "the body", file_name);
}

namespace {

Result<Submission> make_submission(UploadedFile upload, const std::string& name, const Caller& caller,
                                   const Settings& settings) {
  if (upload.bytes.empty()) return bad(name + ": the file is empty");
  if (upload.bytes.size() > kMostUploadBytes)
    return fail(ErrorCode::kLimitExceeded, name + ": the file is over 100 MiB");
  Fields fields(upload.members, name);
  Submission made;
  made.file_name = std::move(upload.file_name);
  made.bytes = std::move(upload.bytes);
  WorkRecord& record = made.record;
  record.institution = caller.institution;
  record.key_id = caller.key_id;
  record.origin = Origin::kApi;
  record.owner = fields.text("author");
  record.owners = fields.texts("authors", kMostAuthors);
  record.title = fields.text("title", 500, made.file_name);
  record.course = fields.text("course");
  record.assignment = fields.text("assignment");
  record.kind = fields.text("kind", 100);
  record.custom = fields.text("custom", 2000);
  record.request = check_request(fields);
  auto& collection = record.request.collection;
  if (collection.empty()) collection = settings.lms.collection;
  if (shared_with(settings.shared, caller.institution, collection) != nullptr) {
    fields.refuse("collection", "works do not go to shared collections");
  }
  if (const auto done = fields.done(); !done) return std::unexpected(done.error());
  return made;
}

}  // namespace

Result<Submission> read_submission(const Request& request, const Caller& caller, const Settings& settings) {
  auto upload = read_upload(request, "work.txt");
  if (!upload) return std::unexpected(upload.error());
  return make_submission(*std::move(upload), "the body", caller, settings);
}

Result<Submission> read_submission(const Json& object, const std::string& name, const Caller& caller,
                                   const Settings& settings) {
  auto upload = take_file(object, name, "work.txt");
  if (!upload) return std::unexpected(upload.error());
  return make_submission(*std::move(upload), name, caller, settings);
}

}  // namespace tamga
