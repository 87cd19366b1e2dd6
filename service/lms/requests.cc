#include "service/lms/requests.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/base/json.h"
#include "service/lms/file_name.h"
#include "service/webhooks/signature.h"

namespace tamga {
namespace {

constexpr std::size_t kMostIdBytes = 255;
constexpr std::size_t kMostTextBytes = 1000;
constexpr std::size_t kMostPeople = 100;
constexpr std::size_t kMostListed = 1000;
constexpr std::uint32_t kMostSmallWords = 1000;

const Json& member(const Json& object, const char* name) {
  static const Json kNothing;
  if (!object.is_object()) return kNothing;
  const auto found = object.find(name);
  return found == object.end() ? kNothing : *found;
}

// A text, or a number written as one: platforms have ids of both kinds. Nothing for any other value.
std::string text_of(const Json& value, std::size_t most = kMostIdBytes) {
  if (value.is_number_integer()) return value.dump();
  if (!value.is_string()) return {};
  return std::string(cut_text(value.get_ref<const std::string&>(), most));
}

bool yes(const Json& value) {
  return value.is_boolean() && value.get<bool>();
}

bool no(const Json& value) {
  return value.is_boolean() && !value.get<bool>();
}

std::vector<std::string> texts(const Json& value) {
  std::vector<std::string> list;
  if (!value.is_array()) return list;
  for (const auto& item : value) {
    if (item.is_string() && list.size() < kMostListed) list.push_back(text_of(item));
  }
  return list;
}

Result<Json> object_of(std::string_view body) {
  auto json = parse_json(body, "the body");
  if (!json) return json;
  if (!json->is_object()) return fail(ErrorCode::kInvalidArgument, "the body is not a JSON object");
  return json;
}

void add_person(const Json& user, std::vector<Person>& people) {
  Person person{text_of(member(user, "id")), text_of(member(user, "family_name")), text_of(member(user, "given_name")),
                text_of(member(user, "email"))};
  const bool anonymous = person.family_name.empty() && person.given_name.empty() && person.email.empty();
  if (!person.id.empty() && !anonymous && people.size() < kMostPeople) people.push_back(std::move(person));
}

void read_metadata(const Json& metadata, NewWork& made) {
  WorkRecord& work = made.record;
  const Json& group = member(metadata, "group");
  work.assignment = text_of(member(group, "id"));
  work.kind = text_of(member(group, "type"), 40);
  work.course = text_of(member(member(metadata, "group_context"), "id"));
  work.custom = text_of(member(metadata, "custom"), 4096);
  const Json& owners = member(metadata, "owners");
  if (owners.is_array()) {
    for (const auto& owner : owners) {
      add_person(owner, made.people);
      const auto id = text_of(member(owner, "id"));
      if (!id.empty() && work.owners.size() < kMostPeople) work.owners.push_back(id);
    }
  }
  add_person(member(metadata, "submitter"), made.people);
}

OwnScope scope_of(const Json& name, OwnScope otherwise) {
  if (!name.is_string()) return otherwise;
  const auto scope = parse_own_scope(name.get_ref<const std::string&>());
  return scope ? *scope : otherwise;
}

void read_view_settings(const Json& view, SimilarityRequest& request) {
  ExclusionSet on = ExclusionSet::all();
  if (no(member(view, "exclude_quotes"))) on.remove(ExclusionKind::kQuotation);
  if (no(member(view, "exclude_bibliography"))) on.remove(ExclusionKind::kBibliography);
  request.check.exclusions = on.bits();
  if (yes(member(view, "exclude_submitted_works"))) request.without_submitted = true;
  const Json& small = member(view, "exclude_small_matches");
  if (small.is_number_unsigned()) {
    request.check.small_words =
        static_cast<std::uint32_t>(std::min<std::uint64_t>(small.get<std::uint64_t>(), kMostSmallWords));
  }
}

// A platform that knows of no private repository cannot ask for one: with any of the others the corpus is meant too.
void read_repositories(const Json& list, SimilarityRequest& request) {
  const auto names = texts(list);
  const bool submitted = std::ranges::count(names, "SUBMITTED_WORK") > 0;
  const bool others = std::ranges::any_of(names, [](const auto& name) { return name != "SUBMITTED_WORK"; });
  if (submitted && !others) request.only_submitted = true;
  if (!submitted && std::ranges::count(names, "PRIVATE") > 0) request.without_submitted = true;
}

}  // namespace

Result<SubmissionRequest> read_submission(std::string_view body) {
  const auto json = object_of(body);
  if (!json) return std::unexpected(json.error());
  SubmissionRequest request;
  WorkRecord& work = request.work.record;
  work.origin = Origin::kLms;
  work.owner = text_of(member(*json, "owner"));
  if (work.owner.empty()) return fail(ErrorCode::kInvalidArgument, "owner is missing");
  const Json& title = member(*json, "title");
  if (title.is_string()) work.title = decoded_title(title.get_ref<const std::string&>());
  read_metadata(member(*json, "metadata"), request.work);
  request.eula_version = text_of(member(member(*json, "eula"), "version"));
  return request;
}

Result<SimilarityRequest> read_similarity(std::string_view body, OwnScope self_match) {
  const auto json = object_of(body);
  if (!json) return std::unexpected(json.error());
  const Json& generation = member(*json, "generation_settings");
  if (!generation.is_object()) return fail(ErrorCode::kInvalidArgument, "generation_settings is missing");
  SimilarityRequest request;
  request.check.add_to_index = yes(member(member(*json, "indexing_settings"), "add_to_index"));
  request.check.own_scope = scope_of(member(generation, "auto_exclude_self_matching_scope"), self_match);
  request.check.without = texts(member(generation, "submission_auto_excludes"));
  if (text_of(member(generation, "priority")) == "LOW") request.check.priority = Priority::kBatch;
  read_repositories(member(generation, "search_repositories"), request);
  read_view_settings(member(*json, "view_settings"), request);
  if (request.without_submitted) request.only_submitted = false;
  return request;
}

UiLanguage language_of_locale(std::string_view locale) {
  const auto language = locale.substr(0, locale.find_first_of("-_"));
  return ui_language_of(language).value_or(UiLanguage::kRussian);
}

Result<ViewerRequest> read_viewer(std::string_view body) {
  const auto json = object_of(body);
  if (!json) return std::unexpected(json.error());
  ViewerRequest request;
  request.language = language_of_locale(text_of(member(*json, "locale")));
  std::string set = text_of(member(*json, "viewer_default_permission_set"));
  if (set.empty()) set = text_of(member(*json, "viewer_default_permissions_set"));  // as some write it
  request.learner = set != "INSTRUCTOR" && set != "EDITOR" && set != "ADMINISTRATOR";
  const Json& may = member(*json, "viewer_permissions");
  request.full_source = !request.learner && yes(member(may, "may_view_submission_full_source"));
  request.match_info = !request.learner && yes(member(may, "may_view_match_submission_info"));
  const Json& saving = member(member(member(*json, "similarity"), "view_settings"), "save_changes");
  request.save_changes = !request.learner && yes(saving) && !no(member(may, "may_view_save_viewer_changes"));
  return request;
}

Result<Hook> read_hook(std::string_view body) {
  const auto json = object_of(body);
  if (!json) return std::unexpected(json.error());
  Hook hook;
  hook.style = HookStyle::kLms;
  const Json& url = member(*json, "url");
  if (!url.is_string()) return fail(ErrorCode::kInvalidArgument, "url is missing");
  hook.url = url.get<std::string>();
  const Json& given = member(*json, "signing_secret");
  auto secret = decode_signing_secret(given.is_string() ? given.get<std::string>() : std::string());
  if (!secret) return std::unexpected(secret.error());
  hook.secret = *std::move(secret);
  hook.description = text_of(member(*json, "description"), kMostTextBytes);
  hook.events = texts(member(*json, "event_types"));
  hook.allow_insecure = yes(member(*json, "allow_insecure"));
  return hook;
}

Result<HookChange> read_hook_change(std::string_view body) {
  const auto json = object_of(body);
  if (!json) return std::unexpected(json.error());
  HookChange change;
  const Json& text = member(*json, "description");
  if (text.is_string()) change.description = text_of(text, kMostTextBytes);
  const Json& list = member(*json, "event_types");
  if (list.is_array()) change.events = texts(list);
  return change;
}

Result<EulaAcceptance> read_acceptance(std::string_view body) {
  const auto json = object_of(body);
  if (!json) return std::unexpected(json.error());
  EulaAcceptance acceptance{text_of(member(*json, "user_id")), text_of(member(*json, "accepted_timestamp")),
                            text_of(member(*json, "language")), text_of(member(*json, "version"))};
  if (acceptance.user_id.empty()) return fail(ErrorCode::kInvalidArgument, "user_id is missing");
  return acceptance;
}

}  // namespace tamga
