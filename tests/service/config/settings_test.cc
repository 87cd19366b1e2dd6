#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "service/config/load_settings.h"
#include "service/config/settings_table.h"

namespace tamga {
namespace {

using testing::HasSubstr;

Environment environment(std::map<std::string, std::string> values) {
  return [values = std::move(values)](const std::string& name) -> std::optional<std::string> {
    const auto found = values.find(name);
    return found == values.end() ? std::nullopt : std::optional(found->second);
  };
}

std::string error_of(const std::string& toml) {
  Settings settings;
  const auto read = read_settings_file(toml, "tamga.toml", settings);
  return read ? "" : read.error().message;
}

TEST(Settings, FlagsOverEnvironmentOverFileOverDefaults) {
  const auto path = std::filesystem::temp_directory_path() / ("tamga_settings_" + std::to_string(::getpid()));
  std::ofstream(path) << "corpus = \"/file\"\n[http]\nthreads = 8\nheader_seconds = 9\nidle_seconds = 11\n";
  const auto settings = load_settings({path.string(), {{"http.threads", "32"}}},
                                      environment({{"TAMGA_HTTP_THREADS", "16"}, {"TAMGA_HTTP_HEADER_SECONDS", "5"}}));
  std::filesystem::remove(path);
  ASSERT_TRUE(settings) << settings.error().message;
  EXPECT_EQ(settings->http.threads, 32U);
  EXPECT_EQ(settings->http.header_seconds, 5U);
  EXPECT_EQ(settings->http.idle_seconds, 11U);
  EXPECT_EQ(settings->http.connections, HttpSettings().connections);
  EXPECT_EQ(settings->corpus, "/file");
}

TEST(Settings, AMistakeIsOneSentence) {
  EXPECT_THAT(error_of("[http]\nlisten_on = \"x\"\n"),
              HasSubstr("there is no setting \"http.listen_on\"; the nearest is \"http.listen\""));
  EXPECT_THAT(error_of("[http]\nthreads = 0\n"), HasSubstr("http.threads = \"0\": a number from 4 to 1024"));
  EXPECT_THAT(error_of("[access]\nlms_level = \"all\"\n"), HasSubstr("one of full|passages|figures"));
  EXPECT_THAT(error_of("[webhooks]\nplain_http = 1\n"), HasSubstr("true or false"));
  EXPECT_THAT(error_of("[http]\nthreads = 1.5\n"), HasSubstr("http.threads: a text, a number"));
  EXPECT_THAT(error_of("[http\n"), HasSubstr("tamga.toml: line 1"));
  EXPECT_EQ(error_of("[webhooks]\nallowed_hosts = [\"a\", \"b\"]\n"), "");
  EXPECT_FALSE(load_settings({"/nowhere/tamga.toml", {}}, environment({})));
}

TEST(Settings, WhatMakesNoSenseTogetherIsSaid) {
  Settings settings;
  EXPECT_THAT(check_settings(settings).error().message, HasSubstr("corpus"));
  settings.corpus = "/c";
  EXPECT_TRUE(check_settings(settings));
  settings.http.certificate = "a.pem";
  EXPECT_THAT(check_settings(settings).error().message, HasSubstr("http.private_key"));
}

TEST(Settings, SharedCollectionsNameWhoReadsAndWhoFills) {
  Settings settings;
  const auto read = read_settings_file(
      "corpus = \"/c\"\n[collections.shared.laws]\nread = [\"*\"]\nfill = [\"ministry\"]\n"
      "[collections.shared.books]\nread = [\"osh\"]\nlevel = \"figures\"\n",
      "tamga.toml", settings);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(names_shared_with(settings.shared, "osh"), (std::vector<std::string>{"books", "laws"}));
  EXPECT_EQ(names_shared_with(settings.shared, "naryn"), (std::vector<std::string>{"laws"}));
  EXPECT_EQ(shared_with(settings.shared, "naryn", "books"), nullptr);
  const auto* laws = shared_with(settings.shared, "ministry", "laws");
  ASSERT_NE(laws, nullptr);
  EXPECT_TRUE(laws->may_fill("ministry"));
  EXPECT_FALSE(laws->may_fill("osh"));
  EXPECT_EQ(laws->level, "passages");
  EXPECT_TRUE(check_settings(settings));
  settings.lms.collection = "laws";
  EXPECT_THAT(check_settings(settings).error().message, HasSubstr("collections.shared.laws: is lms.collection"));
}

TEST(Settings, AMistakeInASharedCollectionIsOneSentence) {
  EXPECT_THAT(error_of("[collections.private.x]\n"), HasSubstr("tables [collections.shared.NAME] only"));
  EXPECT_THAT(error_of("[collections.shared]\nlaws = 1\n"), HasSubstr("collections.shared.laws: a table"));
  EXPECT_THAT(error_of("[collections.shared.laws]\nread = \"osh\"\n"), HasSubstr("laws.read: a list of names"));
  EXPECT_THAT(error_of("[collections.shared.laws]\nread = [\"\"]\n"), HasSubstr("laws.read: a list of names"));
  EXPECT_THAT(error_of("[collections.shared.laws]\nlevel = \"all\"\n"), HasSubstr("one of full, passages, figures"));
  EXPECT_THAT(error_of("[collections.shared.laws]\nwrite = []\n"), HasSubstr("there are read, fill and level"));
}

TEST(Settings, TextsComeBack) {
  Settings settings;
  for (const auto& name : setting_names()) {
    const auto text = setting_text(settings, name);
    EXPECT_TRUE(set_setting(settings, name.key, text, "test")) << name.key << " = " << text;
    EXPECT_EQ(setting_text(settings, name), text);
  }
}

TEST(Settings, EveryOneIsInTheDocument) {
  std::ifstream file(TAMGA_SOURCE_DIR "/docs/operations.md");
  const std::string document((std::istreambuf_iterator<char>(file)), {});
  Settings defaults;
  std::set<std::string_view> keys;
  for (const auto& name : setting_names()) {
    EXPECT_TRUE(keys.insert(name.key).second) << name.key;
    const auto value = setting_text(defaults, name);
    const auto row = "| `" + std::string(name.key) + "` | " + (value.empty() ? "" : "`" + value + "`") + " | " +
                     std::string(name.meaning) + " |";
    EXPECT_NE(document.find(row), std::string::npos) << "docs/operations.md lacks: " << row;
  }
}

}  // namespace
}  // namespace tamga
