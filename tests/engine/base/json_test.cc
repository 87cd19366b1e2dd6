#include "engine/base/json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

namespace tamga {
namespace {

TEST(ParseJson, ReadsAValue) {
  const auto value = parse_json(R"({"a": [1, "[[[\"{"]})", "x.json");
  ASSERT_TRUE(value) << value.error().message;
  EXPECT_EQ(value->at("a").at(0), 1);
}

TEST(ParseJson, NamesTheFileAndTheByte) {
  const auto value = parse_json(R"({"a": 1,, })", "settings.json");
  ASSERT_FALSE(value);
  EXPECT_EQ(value.error().code, ErrorCode::kCorrupt);
  EXPECT_EQ(value.error().message, "settings.json: not JSON at byte 9");
}

TEST(ParseJson, RefusesANumberThatNothingHolds) {
  const auto value = parse_json(R"({"words": 1e999})", "body");
  ASSERT_FALSE(value);
  EXPECT_EQ(value.error().code, ErrorCode::kCorrupt);
  EXPECT_EQ(value.error().message, "body: a number of the JSON is too large");
}

TEST(ParseJson, RefusesNestingPastTheLimitWithoutBuildingIt) {
  const auto nested = [](std::size_t levels) { return std::string(levels, '[') + std::string(levels, ']'); };
  EXPECT_TRUE(parse_json(nested(kMaxJsonDepth), "x"));
  EXPECT_EQ(parse_json(nested(kMaxJsonDepth + 1), "x").error().code, ErrorCode::kLimitExceeded);
  EXPECT_EQ(parse_json(nested(1'000'000), "x").error().code, ErrorCode::kLimitExceeded);
  EXPECT_EQ(parse_json(std::string(1'000'000, '['), "x").error().code, ErrorCode::kLimitExceeded);
}

TEST(DumpJson, KeepsTheOrderOfMembersAndTheLettersAsTheyAre) {
  const Json value = {{"б", "ң"}, {"а", Json::array({1, 2})}};
  EXPECT_EQ(dump_json_line(value), R"({"б":"ң","а":[1,2]})");
  EXPECT_EQ(dump_json(value), "{\n  \"б\": \"ң\",\n  \"а\": [\n    1,\n    2\n  ]\n}");
}

TEST(DumpJson, ReplacesInvalidUtf8) {
  EXPECT_EQ(dump_json_line(Json(std::string("a\xFFz"))), "\"a\xEF\xBF\xBDz\"");
}

}  // namespace
}  // namespace tamga
