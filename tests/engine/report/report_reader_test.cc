#include "engine/report/report_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>
#include <string>

#include "engine/report/report_json.h"
#include "tests/engine/report/example_report.h"
#include "tests/engine/report/random_report.h"
#include "tests/support/golden.h"
#include "tests/support/json_schema.h"

namespace tamga {
namespace {

using testing::example_report;
using ::testing::HasSubstr;
using testing::random_report;
using ::testing::StartsWith;

// One sentence, not too long to read, that says which file.
void expect_clear(const Error& error) {
  EXPECT_THAT(error.message, StartsWith("r.json: "));
  EXPECT_LT(error.message.size(), 300U) << error.message;
  EXPECT_EQ(error.message.find('\n'), std::string::npos) << error.message;
}

std::string message_of(const Json& report) {
  const auto read = read_report(dump_json(report), "r.json");
  if (read) return "accepted";
  expect_clear(read.error());
  return read.error().message;
}

TEST(ReportReader, WritesTheGoldenFileAsItWas) {
  const auto golden = testing::read_file(TAMGA_SOURCE_DIR "/tests/golden/report.json");
  const auto report = read_report(golden, "r.json");
  ASSERT_TRUE(report.has_value()) << report.error().message;
  EXPECT_EQ(render_json(*report), golden);
}

TEST(ReportReader, WritesAnyReportAsItWas) {
  const auto schema = Json::parse(testing::read_file(TAMGA_SOURCE_DIR "/docs/report.schema.json"));
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const auto json = render_json(random_report(seed));
    const auto report = read_report(json, "r.json");
    ASSERT_TRUE(report.has_value()) << seed << ": " << report.error().message;
    ASSERT_EQ(render_json(*report), json) << seed;
    if (seed % 16 != 0) continue;
    EXPECT_EQ(testing::schema_faults(schema, Json::parse(json)), std::vector<std::string>{}) << seed;
  }
}

TEST(ReportReader, TakesMembersInAnyOrderAndAnyWhiteSpace) {
  const auto json = render_json(example_report());
  const std::string sorted = nlohmann::json::parse(json).dump();  // by name, on one line
  ASSERT_NE(sorted, json);
  const auto report = read_report(sorted, "r.json");
  ASSERT_TRUE(report.has_value()) << report.error().message;
  EXPECT_EQ(render_json(*report), json);
}

TEST(ReportReader, SaysWhatIsWrongAndWhere) {
  const struct {
    const char* at;
    Json value;
    const char* message;
  } cases[] = {
      {"/format", "pdf", "r.json: not a report of Tamga"},
      {"/version", kReportFormatVersion + 1, "r.json: a report of another format version"},
      {"/body/engine_version", 7, "r.json: body.engine_version is not a string"},
      {"/body/notice", "Guilty.", "r.json: body.notice is not what the other members make it"},
      {"/body/work", Json::array(), "r.json: body.work is not an object"},
      {"/body/work/words", -1, "r.json: body.work.words is not a whole number from 0 on"},
      {"/body/work/words", 1.5, "r.json: body.work.words is not a whole number from 0 on"},
      {"/body/work/words", 1ULL << 32U, "r.json: body.work.words is larger than any count can be"},
      {"/body/work/words", 10, "r.json: body.shares.words.all is not body.work.words"},
      {"/body/work/languages/0/language", "kg", "r.json: body.work.languages[0].language is none of the names"},
      {"/body/settings/fingerprints/window", 0, "r.json: body.settings.fingerprints are none"},
      {"/body/shares/words/quoted", 3, "r.json: body.shares.words do not add up"},
      {"/body/shares/words/borrowed", 4, "r.json: body.shares.words.borrowed is not what the other members make it"},
      {"/body/shares/percent_of_all/reworded", 3.33, "r.json: body.shares.percent_of_all.reworded is not what"},
      {"/body/standing/less", 4, "r.json: body.standing is not what its shares give"},
      {"/body/standing/shares/0", 101, "r.json: body.standing.shares[0] is not a number from 0 to 100"},
      {"/body/standing/shares/0", 60, "r.json: body.standing is not what its shares give"},
      {"/body/settings/fingerprints/guaranteed_through_index", 8, "guaranteed_through_index is not what"},
      {"/body/sources/0/share/words_in_text", 10, "r.json: body.sources[0].share counts more words than there are"},
      {"/body/sources/0/passages", Json::array(), "r.json: body.sources[0].passages is empty"},
      {"/body/sources/0/passages/0/similarity", 2, "r.json: body.sources[0].passages[0].similarity is not a number"},
      {"/body/sources/0/passages/0/work/code_points/end", 999, "passages[0] lies outside the work's text"},
      {"/body/sources/0/passages/0/work/code_points/begin", 17, "passages[0] lies outside the work's text"},
      {"/body/sources/0/passages/0/work/tokens/end", 10, "passages[0] lies outside the work's words"},
      {"/body/sources/0/passages/0/source/tokens/end", 1201, "passages[0] lies outside the source's words"},
      {"/body/sources/0/passages/0/source/text", "Ак", "passages[0].source.code_points are not those of its text"},
      {"/body/sources/0/passages/0/same/0/words", 0, "passages[0].same does not fit into the passage"},
      {"/body/sources/0/passages/0/same/0/work/end", 17, "passages[0].same does not fit into the passage"},
      {"/body/sources/0/passages/0/changed/0/source/end", 21, "passages[0].changed does not fit into the passage"},
      {"/body/flags/0/kind", "guilt", "r.json: body.flags[0].kind is none of the names"},
      {"/body/flags/0/places/1/end", 9999, "body.flags has a place outside the work's text"},
      {"/body/observations/0/places/0/end", 9999, "body.observations has a place outside the work's text"},
      {"/body/not_checked/0/code", "laziness", "r.json: body.not_checked[0].code is none of the names"},
      {"/envelope/work_author", nullptr, "r.json: envelope.work_author is not a string"},
  };
  for (const auto& c : cases) {
    Json broken = to_json(example_report());
    broken[Json::json_pointer(c.at)] = c.value;
    EXPECT_THAT(message_of(broken), HasSubstr(c.message)) << c.at << " = " << c.value.dump();
  }
}

void collect_values(const Json& value, const std::string& at, std::vector<std::string>& found) {
  found.push_back(at);
  if (value.is_object()) {
    for (const auto& [name, member] : value.items()) collect_values(member, at + "/" + name, found);
  } else if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) collect_values(value[i], at + "/" + std::to_string(i), found);
  }
}

TEST(ReportReader, RefusesWhateverElseStandsInAnyPlace) {
  const Json report = to_json(example_report());
  std::vector<std::string> places;
  collect_values(report, "", places);
  for (const auto& place : places) {
    const Json::json_pointer at(place);
    for (const auto& other : {Json(), Json(true), Json(-1), Json(0.5), Json(1e300), Json(~0ULL), Json("\u0000x"),
                              Json::array(), Json::object(), Json::array({Json::object()})}) {
      Json broken = report;
      broken[at] = other;
      const auto read = read_report(dump_json(broken), "r.json");
      if (read) {
        EXPECT_EQ(to_json(*read), broken) << place << " = " << other.dump();
      } else {
        expect_clear(read.error());
      }
      if (report[at].type() != other.type() && !(report[at].is_number() && other.is_number())) {
        EXPECT_FALSE(read.has_value()) << place << " = " << other.dump();
      }
    }
  }
}

TEST(ReportReader, RefusesAMemberMoreOrLess) {
  const Json report = to_json(example_report());
  std::vector<std::string> places;
  collect_values(report, "", places);
  for (const auto& place : places) {
    const Json::json_pointer at(place);
    if (!report[at].is_object()) continue;
    Json more = report;
    more[at][std::string(10'000, 'x')] = 1;
    EXPECT_THAT(message_of(more), HasSubstr("has an unknown member \"xxx")) << place;
    for (const auto& [name, member] : report[at].items()) {
      Json less = report;
      less[at].erase(name);
      EXPECT_NE(message_of(less), "accepted") << place << " without " << name;
    }
  }
}

TEST(ReportReader, HoldsAnyBytesOffOrReadsThemRightly) {
  const auto json = render_json(random_report(7));
  std::mt19937_64 random(1);
  for (int round = 0; round < 3000; ++round) {
    auto bytes = json;
    for (auto edits = 1 + random() % 3; edits > 0; --edits) {
      const auto at = random() % bytes.size();
      switch (random() % 3) {
        case 0:
          bytes[at] = static_cast<char>(random());
          break;
        case 1:
          bytes.erase(at, 1 + random() % 20);
          break;
        default:
          bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 40));
      }
    }
    const auto read = read_report(bytes, "r.json");
    if (read) {
      EXPECT_EQ(nlohmann::json(to_json(*read)), nlohmann::json::parse(bytes));
    } else {
      expect_clear(read.error());
    }
  }
}

TEST(ReportReader, RefusesWhatIsNoReport) {
  for (const char* bytes :
       {"", "{", "null", "7", "\"report\"", "{}", "{\"format\":{}}", "\xff", "{\"format\":\"tamga-report\"}"}) {
    const auto read = read_report(bytes, "r.json");
    ASSERT_FALSE(read.has_value()) << bytes;
    expect_clear(read.error());
  }
  const auto deep = read_report(std::string(1'000'000, '['), "r.json");
  ASSERT_FALSE(deep.has_value());
  EXPECT_EQ(deep.error().code, ErrorCode::kLimitExceeded);
}

TEST(ReportReader, ReadsAListOfReports) {
  const auto one = dump_json(to_json(random_report(1)));
  const auto two = dump_json(to_json(random_report(2)));
  const auto both = read_reports("[\n" + one + ",\n" + two + "\n]\n", "r.json");
  ASSERT_TRUE(both.has_value()) << both.error().message;
  ASSERT_EQ(both->size(), 2U);
  EXPECT_EQ(dump_json(to_json((*both)[1])), two);
  EXPECT_EQ(read_reports(one, "r.json")->size(), 1U);
  EXPECT_THAT(read_report("[" + one + "]", "r.json").error().message, HasSubstr("holds 1 reports in a list"));
  EXPECT_THAT(read_reports("[" + one + ",{}]", "r.json").error().message, StartsWith("r.json, report 2: "));
  EXPECT_FALSE(read_reports("[]", "r.json").has_value());
}

}  // namespace
}  // namespace tamga
