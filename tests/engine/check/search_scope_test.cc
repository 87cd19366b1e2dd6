#include "engine/search_scope.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/engine/check/check_fixture.h"

namespace tamga {
namespace {

using namespace testing;  // NOLINT(google-build-using-namespace): the words of the fixture

NewDocument dated(const std::string& id, const std::string& collection, const std::string& date,
                  const std::string& language, const std::string& text) {
  auto document = document_of(id, text);
  document.record.collection = collection;
  document.record.date = date;
  document.record.language = language;
  return document;
}

TEST(SearchScope, CountsDocumentsByCollectionYearAndLanguage) {
  auto hidden = dated("hidden", "theses", "2024", "ky", words("h", 20));
  hidden.record.may_be_source = false;
  const auto store = make_store(
      {dated("a", "theses", "2024-05-30", "ky", words("a", 20)), dated("b", "theses", "2024", "ky", words("b", 20)),
       dated("c", "theses", "2023-01", "ru", words("c", 20)), dated("d", "laws", "", "", words("d", 20)), hidden});
  CheckSettings settings;
  settings.legal_collections = {"laws"};
  const auto report = must_check(work_of(words("w", 20)), *store, settings);
  ASSERT_EQ(report.searched.size(), 2U);
  EXPECT_EQ(report.searched[0].name, "laws");
  EXPECT_TRUE(report.searched[0].legal);
  ASSERT_EQ(report.searched[0].groups.size(), 1U);
  EXPECT_EQ(report.searched[0].groups[0].year, "");
  EXPECT_EQ(report.searched[0].groups[0].language, Language::kOther);
  EXPECT_EQ(report.searched[1].documents, 3U);
  ASSERT_EQ(report.searched[1].groups.size(), 2U);
  EXPECT_EQ(report.searched[1].groups[0].year, "2023");
  EXPECT_EQ(report.searched[1].groups[1].documents, 2U);
  EXPECT_EQ(faults_of(report), std::vector<std::string>{});
}

TEST(SearchScope, LeavesOutWhatTheCheckCannotSee) {
  const auto store = make_store(
      {dated("a", "theses", "2024", "ky", words("a", 20)), dated("b", "essays", "2024", "ky", words("b", 20))});
  CheckSettings settings;
  settings.collections = {"essays"};
  settings.snapshot = Sequence{2};
  ASSERT_TRUE(store->put(std::vector{dated("c", "essays", "2024", "ky", words("c", 20))}).has_value());
  const auto report = must_check(work_of(words("w", 20)), *store, settings);
  ASSERT_EQ(report.searched.size(), 1U);
  EXPECT_EQ(report.searched[0].name, "essays");
  EXPECT_EQ(report.searched[0].documents, 1U);
}

TEST(SearchScope, SaysInHowManyDocumentsAPassageStands) {
  std::vector<NewDocument> documents;
  for (int i = 0; i < 4; ++i) {
    documents.push_back(
        document_of("copy " + std::to_string(i), words("p", 30) + " " + words("x" + std::to_string(i), 9)));
  }
  documents.push_back(document_of("other", words("o", 40)));
  const auto report = must_check(work_of(words("p", 30)), *make_store(documents));
  ASSERT_EQ(report.sources.size(), 4U);
  for (const auto& source : report.sources) {
    EXPECT_EQ(source.passages[0].stands_in.documents, 4U);
    EXPECT_FALSE(source.passages[0].stands_in.more);
  }
}

TEST(SearchScope, TextOverTheCapStandsInAtLeastSoMany) {
  std::vector<NewDocument> documents;
  for (int i = 0; i < 6; ++i) documents.push_back(document_of("copy " + std::to_string(i), words("p", 30)));
  documents.push_back(document_of("more", words("p", 30) + " " + words("q", 30)));
  CheckSettings settings;
  settings.document_cap = 3;
  const auto report = must_check(work_of(words("p", 30) + " " + words("q", 30)), *make_store(documents), settings);
  ASSERT_EQ(report.sources.size(), 1U);
  EXPECT_GE(report.sources[0].passages[0].stands_in.documents, 1U);
}

TEST(MainLanguage, IsThatOfMostWords) {
  EXPECT_EQ(main_language(WordTokenizer().tokenize("one two ат")->tokens), Language::kEnglish);
  EXPECT_EQ(main_language(WordTokenizer().tokenize("one ат көл")->tokens), Language::kKyrgyz);
  EXPECT_EQ(main_language({}), Language::kOther);
}

}  // namespace
}  // namespace tamga
