// What platforms read in answers and events.
#include "service/lms/answers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "service/webhooks/events.h"

namespace tamga {
namespace {

WorkRecord work() {
  WorkRecord made;
  made.id = "w";
  made.owner = "o";
  made.title = "Реферат";
  made.created = 1763865910123;
  made.uploaded = 1763865911000;
  made.status = WorkStatus::kComplete;
  made.words = 300;
  made.custom = "c";
  made.requests = made.reported = 1;
  made.summary.percent = 41;
  return made;
}

TEST(Answers, OfAnErrorAreShortAndCarryTheStatus) {
  std::string message;
  for (int i = 0; i < 200; ++i) message += "ө";
  const auto answer = lms_error(400, message);
  const auto json = Json::parse(answer.body);
  EXPECT_EQ(json.at("status"), 400);
  EXPECT_LE(json.at("message").get<std::string>().size(), 255U);
}

TEST(Answers, OfASubmission) {
  const auto json = submission_json(work());
  EXPECT_EQ(json.at("status"), "COMPLETE");
  EXPECT_EQ(json.at("created_time"), "2025-11-23T02:45:10.123Z");
  EXPECT_FALSE(json.contains("error_code"));
  EXPECT_FALSE(json.contains("httpstatus"));
  auto failed = work();
  failed.status = WorkStatus::kError;
  failed.error_code = "FILE_LOCKED";
  EXPECT_EQ(submission_json(failed).at("message"), "FILE_LOCKED");
  EXPECT_EQ(submission_json(failed).at("error_code"), "FILE_LOCKED");
}

TEST(Answers, OfAReportAreWholeNumbersAndNulls) {
  const auto json = similarity_json(work(), {});
  EXPECT_EQ(json.at("status"), "COMPLETE");
  EXPECT_TRUE(json.at("overall_match_percentage").is_number_integer());
  EXPECT_EQ(json.at("overall_match_percentage"), 41);
  EXPECT_TRUE(json.at("internet_match_percentage").is_null());
  EXPECT_TRUE(json.at("publication_match_percentage").is_null());
  auto again = work();
  ++again.requests;
  EXPECT_EQ(similarity_json(again, {}).at("status"), "PROCESSING");
  EXPECT_FALSE(similarity_json(again, {}).contains("time_generated"));
}

TEST(Events, AreOneLineOfAscii) {
  for (const auto event : {kSubmissionComplete, kSimilarityComplete, kPdfStatus}) {
    const auto body = event_body(work(), event, {});
    EXPECT_TRUE(std::ranges::all_of(body, [](char c) { return c >= 0x20 && c < 0x7F; })) << body;
    EXPECT_TRUE(Json::parse(body).is_object());
  }
  EXPECT_EQ(Json::parse(event_body(work(), kSubmissionComplete, {})).at("title"), "Реферат");
  EXPECT_EQ(Json::parse(event_body(work(), kSimilarityComplete, {})).at("metadata").at("custom"), "c");
}

TEST(Features, HoldWhatPlatformsRead) {
  LmsSettings settings;
  settings.require_eula = true;
  const auto json = features_json(settings);
  EXPECT_EQ(json.at("similarity").at("generation_settings").at("search_repositories").at(0), "SUBMITTED_WORK");
  EXPECT_TRUE(json.at("similarity").at("view_settings").at("exclude_quotes").is_boolean());
  EXPECT_EQ(json.at("tenant").at("require_eula"), true);
}

}  // namespace
}  // namespace tamga
