#include "service/lms/answers.h"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "service/lms/file_name.h"
#include "service/state/clock.h"
#include "service/webhooks/events.h"

namespace tamga {
namespace {

constexpr std::size_t kMostMessageBytes = 255;

// By the names that engine/text/extracted_text.h gives formats.
std::string_view content_type(std::string_view format) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kTypes = {{
      {"plain text", "text/plain"},
      {"Markdown", "text/markdown"},
      {"HTML", "text/html"},
      {"DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
      {"ODT", "application/vnd.oasis.opendocument.text"},
      {"RTF", "application/rtf"},
      {"PDF", "application/pdf"},
      {"PPTX", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
      {"EPUB", "application/epub+zip"},
  }};
  for (const auto& [name, type] : kTypes) {
    if (name == format) return type;
  }
  return "application/octet-stream";
}

void add_custom(const WorkRecord& work, Json& json) {
  if (!work.custom.empty()) json["metadata"] = Json{{"custom", work.custom}};
}

std::string_view source_type(const TopSource& source, const LmsSettings& settings) {
  return source.collection == settings.collection ? "SUBMITTED_WORK" : "PRIVATE";
}

Json top_matches(const WorkRecord& work, const LmsSettings& settings) {
  Json list = Json::array();
  for (const TopSource& source : work.summary.top) {
    list.push_back(Json{{"name", source.id},
                        {"percentage", source.percent},
                        {"submission_id", source.id},
                        {"source_type", source_type(source, settings)},
                        {"matched_word_count_total", source.words},
                        {"submitted_date", source.date},
                        {"institution_name", work.institution}});
  }
  return list;
}

}  // namespace

Response lms_error(int status, std::string_view message) {
  return json_response(status, Json{{"status", status}, {"message", cut_text(message, kMostMessageBytes)}});
}

Response lms_message(int status, std::string_view message) {
  return json_response(status, Json{{"message", cut_text(message, kMostMessageBytes)}});
}

Response lms_failure(const Error& error) {
  switch (error.code) {
    case ErrorCode::kInvalidArgument:
    case ErrorCode::kCorrupt:
    case ErrorCode::kUnsupported:
      return lms_error(400, error.message);
    case ErrorCode::kNotFound:
      return lms_error(404, error.message);
    case ErrorCode::kPermissionDenied:
      return lms_error(403, error.message);
    case ErrorCode::kLimitExceeded:
      return lms_error(413, error.message);
    case ErrorCode::kUnavailable:
      return lms_error(503, "the service cannot store anything now");
  }
  return lms_error(503, "the service cannot store anything now");
}

Json features_json(const LmsSettings& settings) {
  Json view = Json::object();
  for (const char* name :
       {"exclude_quotes", "exclude_bibliography", "exclude_small_matches", "exclude_submitted_works"}) {
    view[name] = true;
  }
  for (const char* name : {"exclude_citations", "exclude_abstract", "exclude_methods", "exclude_internet",
                           "exclude_publications", "exclude_custom_sections", "exclude_preprints"}) {
    view[name] = false;
  }
  Json similarity = Json::object();
  similarity["viewer_modes"] = Json{{"match_overview", true}, {"all_sources", true}};
  similarity["generation_settings"] =
      Json{{"search_repositories", Json::array({"SUBMITTED_WORK", "PRIVATE"})}, {"submission_auto_excludes", true}};
  similarity["view_settings"] = view;
  Json features = Json::object();
  features["similarity"] = similarity;
  features["tenant"] = Json{{"require_eula", settings.require_eula}};
  features["product_name"] = "Tamga";
  features["access_options"] = Json::array({"NATIVE"});
  return features;
}

Json created_json(const WorkRecord& work) {
  return Json{{"id", work.id},
              {"owner", work.owner},
              {"title", work.title},
              {"status", work_status_name(work.status)},
              {"created_time", rfc3339(work.created)}};
}

Json submission_json(const WorkRecord& work) {
  Json json = created_json(work);
  if (work.uploaded > 0) json["content_type"] = content_type(work.format);
  json["capabilities"] = Json::array();
  if (work.status == WorkStatus::kComplete) {
    json["page_count"] = work.pages;
    json["word_count"] = work.words;
    json["character_count"] = work.characters;
    json["capabilities"] = Json::array({"INDEX", "SIMILARITY", "VIEWER"});
  }
  if (work.status == WorkStatus::kError) {
    json["error_code"] = work.error_code;
    json["message"] = work.error_code;
  }
  add_custom(work, json);
  return json;
}

Json similarity_json(const WorkRecord& work, const LmsSettings& settings) {
  const bool complete = work.report_status() == ReportStatus::kComplete;
  Json json{{"submission_id", work.id}, {"status", complete ? "COMPLETE" : "PROCESSING"}};
  json["time_requested"] = rfc3339(work.requested_at);
  if (complete) {
    json["overall_match_percentage"] = work.summary.percent;
    json["internet_match_percentage"] = nullptr;
    json["publication_match_percentage"] = nullptr;
    json["submitted_works_match_percentage"] = work.summary.submitted_percent;
    json["top_source_largest_matched_word_count"] = work.summary.longest_words;
    json["top_matches"] = top_matches(work, settings);
    json["time_generated"] = rfc3339(work.generated_at);
  }
  add_custom(work, json);
  return json;
}

Json hook_json(const Hook& hook) {
  return Json{{"id", hook.id},
              {"url", hook.url},
              {"description", hook.description},
              {"created_time", rfc3339(hook.created)},
              {"event_types", hook.events},
              {"allow_insecure", hook.allow_insecure}};
}

Json eula_json(const LmsSettings& settings, const std::string& address) {
  Json json{{"version", settings.eula_version}, {"url", address}, {"valid_from", "2026-01-01T00:00:00Z"}};
  json["valid_until"] = nullptr;
  json["available_languages"] = Json::array({"ru-RU", "ky-KG", "en-US"});
  return json;
}

std::string event_body(const WorkRecord& work, std::string_view event, const LmsSettings& settings) {
  Json json;
  if (event == kSubmissionComplete) {
    json = submission_json(work);
  } else if (event == kPdfStatus) {
    json = Json{{"id", work.id}, {"submission_id", work.id}, {"status", "SUCCESS"}};
  } else {
    json = similarity_json(work, settings);
  }
  return json.dump(-1, ' ', true, Json::error_handler_t::replace);
}

}  // namespace tamga
