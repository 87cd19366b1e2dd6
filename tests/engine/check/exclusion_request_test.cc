// One set of names for the command line and JSON settings.
#include "engine/exclusion_request.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace tamga {
namespace {

using ::testing::HasSubstr;

std::string fault_of(const char* json) {
  const auto read = read_exclusion_request(Json::parse(json), "settings");
  return read ? "accepted" : read.error().message;
}

TEST(ExclusionRequest, NothingAskedIsTheDefaultOfACheck) {
  CheckSettings settings;
  ASSERT_TRUE(apply(read_exclusion_request(Json::object(), "settings").value(), settings));
  EXPECT_EQ(settings.exclusions, CheckSettings{}.exclusions);
  EXPECT_EQ(settings.min_words, CheckSettings{}.min_words);
}

TEST(ExclusionRequest, EveryMemberReachesTheCheck) {
  const auto request = read_exclusion_request(Json::parse(R"({"exclude": "quotation,law,small-match", "include": "law",
    "own_scope": "GROUP", "min_source": "0.5%", "exclude_sources": ["a", "b"], "min_words": 12})"),
                                              "settings");
  ASSERT_TRUE(request) << request.error().message;
  CheckSettings settings;
  ASSERT_TRUE(apply(*request, settings));
  EXPECT_EQ(settings.exclusions.on, (ExclusionSet{ExclusionKind::kQuotation, ExclusionKind::kSmallMatch}));
  EXPECT_EQ(settings.exclusions.own_scope, OwnScope::kAssignment);
  EXPECT_EQ(settings.exclusions.least_source, (LeastSource{0, 50}));
  EXPECT_EQ(settings.exclusions.named_sources, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(settings.min_words, 12U);
}

TEST(ExclusionRequest, SaysWhatIsWrongAndWhere) {
  EXPECT_EQ(fault_of("[]"), "settings: not an object");
  EXPECT_EQ(fault_of(R"({"quotes": true})"), "settings: \"quotes\" is no setting of exclusions");
  EXPECT_EQ(fault_of(R"({"exclude": ["law"]})"), "settings: \"exclude\" is not a string");
  EXPECT_THAT(fault_of(R"({"exclude": "laws"})"), HasSubstr("settings: \"laws\": no such exclusion; there are all"));
  EXPECT_THAT(fault_of(R"({"own_scope": "mine"})"), HasSubstr("settings: \"mine\": not a scope"));
  EXPECT_THAT(fault_of(R"({"min_source": "some"})"), HasSubstr("settings: \"some\": neither"));
  EXPECT_EQ(fault_of(R"({"exclude_sources": "a"})"), "settings: \"exclude_sources\" is not a list");
  EXPECT_EQ(fault_of(R"({"exclude_sources": [1]})"), "settings: \"exclude_sources\" is not a list of strings");
  for (const char* json : {R"({"min_words": 0})", R"({"min_words": -1})", R"({"min_words": 10001})",
                           R"({"min_words": 8.5})", R"({"min_words": "8"})"}) {
    EXPECT_EQ(fault_of(json), "settings: \"min_words\" is not a whole number from 1 to 10000") << json;
  }
}

}  // namespace
}  // namespace tamga
