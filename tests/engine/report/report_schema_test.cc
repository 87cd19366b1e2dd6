// The schema is strict: no report with a member less, a member more, or a member of another kind follows it.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/report/report_json.h"
#include "tests/engine/report/example_report.h"
#include "tests/support/json_schema.h"

namespace tamga {
namespace {

using testing::schema_faults;

Json schema() {
  std::ifstream file(TAMGA_SOURCE_DIR "/docs/report.schema.json");
  return Json::parse(file);
}

// JSON pointers of every object of `value`, itself included.
void collect_objects(const Json& value, const std::string& at, std::vector<std::string>& found) {
  if (value.is_object()) found.push_back(at);
  if (!value.is_structured()) return;
  for (const auto& [name, member] : value.items()) collect_objects(member, at + "/" + name, found);
}

struct Fixture {
  Json schema = ::tamga::schema();
  Json report = to_json(testing::example_report());
  std::vector<std::string> objects;
  Fixture() { collect_objects(report, "", objects); }
};

TEST(ReportSchema, TakesTheExample) {
  const Fixture f;
  EXPECT_EQ(schema_faults(f.schema, f.report), std::vector<std::string>{});
  EXPECT_GT(f.objects.size(), 25U);
}

TEST(ReportSchema, RefusesAReportThatLacksAnyMember) {
  const Fixture f;
  for (const auto& at : f.objects) {
    for (const auto& [name, member] : f.report[Json::json_pointer(at)].items()) {
      Json broken = f.report;
      broken[Json::json_pointer(at)].erase(name);
      EXPECT_EQ(schema_faults(f.schema, broken).size(), 1U) << at << " without " << name;
    }
  }
}

TEST(ReportSchema, RefusesAReportWithAnyMemberMore) {
  const Fixture f;
  for (const auto& at : f.objects) {
    Json broken = f.report;
    broken[Json::json_pointer(at)]["surplus"] = 1;
    EXPECT_EQ(schema_faults(f.schema, broken).size(), 1U) << at;
  }
}

TEST(ReportSchema, RefusesAReportWithAnyMemberOfAnotherKind) {
  const Fixture f;
  for (const auto& at : f.objects) {
    for (const auto& [name, member] : f.report[Json::json_pointer(at)].items()) {
      for (const auto& other :
           {Json(nullptr), member.is_boolean() ? Json(1) : Json(true), member.is_string() ? Json(-1) : Json("text")}) {
        Json broken = f.report;
        broken[Json::json_pointer(at)][name] = other;
        EXPECT_NE(schema_faults(f.schema, broken).size(), 0U) << at << "/" << name << " = " << other.dump();
      }
    }
  }
}

TEST(ReportSchema, RefusesWhatIsOutOfBounds) {
  const struct {
    const char* at;
    Json value;
  } cases[] = {
      {"/version", 1},
      {"/format", "tamga"},
      {"/body/notice", "Guilty."},
      {"/body/engine_version", "new"},
      {"/body/work/sha256", "abc"},
      {"/body/work/words", -1},
      {"/body/work/words", 1.5},
      {"/body/work/languages/0/language", "kg"},
      {"/body/snapshot/stop_set", "0123"},
      {"/body/shares/percent_of_all/borrowed", 100.01},
      {"/body/shares/lms_percent", 101},
      {"/body/spans/0/counted_as", "stolen"},
      {"/body/spans/0/reasons", Json::array({"mercy"})},
      {"/body/spans/0/words", 0},
      {"/body/spans/0/held_by/0/source", 0},
      {"/body/spans/0/label", "rude"},
      {"/body/exclusions/0/kind", ""},
      {"/body/exclusions/0/state", "maybe"},
      {"/body/searched/0/groups/0/year", "24"},
      {"/body/settings/exclusions/own_scope", "group"},
      {"/body/sources/0/first_seen", "yesterday"},
      {"/body/sources/0/passages", Json::array()},
      {"/body/sources/0/passages/0/class", "stolen"},
      {"/body/sources/0/passages/0/similarity", 1.0001},
      {"/body/sources/0/passages/0/work/place/part", "margin"},
      {"/body/flags/0/kind", "guilt"},
      {"/body/flags/0/places", Json::array()},
      {"/body/observations/0/kind", "guilt"},
      {"/body/not_checked/0/code", "laziness"},
      {"/body/not_checked/0/sentence", ""},
  };
  const Fixture f;
  for (const auto& c : cases) {
    Json broken = f.report;
    broken[Json::json_pointer(c.at)] = c.value;
    EXPECT_EQ(schema_faults(f.schema, broken).size(), 1U) << c.at << " = " << c.value.dump();
  }
}

}  // namespace
}  // namespace tamga
