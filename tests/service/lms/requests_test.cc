// Bodies as platforms send them.
#include "service/lms/requests.h"

#include <gtest/gtest.h>

namespace tamga {
namespace {

TEST(Submission, ReadsWhatMoodleSends) {
  const auto read = read_submission(R"({"owner":"o-1","submitter":"s-1","title":"%D0%A0%D0%B5%D1%84 a.txt",
      "metadata":{"group":{"id":"g","name":"Essay","type":"ASSIGNMENT"},"group_context":{"id":"c","name":"Course"},
      "owners":[{"id":"o-1","family_name":"\u0410\u0441\u0430\u043d\u043e\u0432","given_name":"B","email":"b@e.org"}],
      "original_submitted_time":"2026-01-01T00:00:00Z"},
      "eula":{"accepted_timestamp":"1970-01-01T00:00:00Z","language":"ru-RU","version":null}})");
  ASSERT_TRUE(read);
  const WorkRecord& work = read->work.record;
  EXPECT_EQ(work.owner, "o-1");
  EXPECT_EQ(work.title, "Реф a.txt");
  EXPECT_EQ(work.assignment, "g");
  EXPECT_EQ(work.course, "c");
  EXPECT_EQ(work.kind, "ASSIGNMENT");
  EXPECT_EQ(read->eula_version, "");
  ASSERT_EQ(read->work.people.size(), 1U);
  EXPECT_EQ(read->work.people.front(), (Person{"o-1", "Асанов", "B", "b@e.org"}));
}

TEST(Submission, TakesNumbersNullsAndAnythingUnknown) {
  const auto read = read_submission(R"({"owner":17,"title":null,"surprise":[[]],
      "metadata":{"owners":null,"group":{"id":5,"type":"SOMETHING"},"submitter":{"id":9}}})");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->work.record.owner, "17");
  EXPECT_EQ(read->work.record.assignment, "5");
  EXPECT_TRUE(read->work.people.empty());
  for (const char* bad : {"", "[]", "7", "{", "{}", R"({"owner":null})", R"({"owner":{}})"}) {
    EXPECT_FALSE(read_submission(bad)) << bad;
  }
}

TEST(Similarity, ReadsScopesRepositoriesAndExclusions) {
  const auto read = read_similarity(R"({"indexing_settings":{"add_to_index":true},
      "generation_settings":{"search_repositories":["SUBMITTED_WORK"],"auto_exclude_self_matching_scope":"GROUP_CONTEXT",
      "submission_auto_excludes":["x"],"priority":"LOW"},
      "view_settings":{"exclude_quotes":false,"exclude_bibliography":true,"exclude_small_matches":12}})",
                                    OwnScope::kAll);
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->check.add_to_index);
  EXPECT_EQ(read->check.own_scope, OwnScope::kCourse);
  EXPECT_EQ(read->check.without, std::vector<std::string>{"x"});
  EXPECT_EQ(read->check.priority, Priority::kBatch);
  EXPECT_EQ(read->check.small_words, 12U);
  EXPECT_TRUE(read->only_submitted);
  auto on = ExclusionSet::all();
  on.remove(ExclusionKind::kQuotation);
  EXPECT_EQ(read->check.exclusions, on.bits());
}

TEST(Similarity, EachScopeHasItsMeaning) {
  const std::pair<const char*, OwnScope> cases[] = {
      {"\"ALL\"", OwnScope::kAll},   {"\"GROUP\"", OwnScope::kAssignment}, {"\"GROUP_CONTEXT\"", OwnScope::kCourse},
      {"\"NONE\"", OwnScope::kNone}, {"null", OwnScope::kAssignment},      {"\"?\"", OwnScope::kAssignment}};
  for (const auto& [name, scope] : cases) {
    const std::string body =
        std::string(R"({"generation_settings":{"auto_exclude_self_matching_scope":)") + name + "}}";
    EXPECT_EQ(read_similarity(body, OwnScope::kAssignment)->check.own_scope, scope) << name;
  }
}

TEST(Similarity, UnknownRepositoriesAreTakenForAll) {
  for (const char* list : {"null", "[]", R"(["INTERNET","SUBMITTED_WORK"])", R"(["SUBMITTED_WORK","PRIVATE"])",
                           R"(["INTERNET","PUBLICATION","CROSSREF"])", "7"}) {
    const auto read =
        read_similarity(std::string(R"({"generation_settings":{"search_repositories":)") + list + "}}", OwnScope::kAll);
    ASSERT_TRUE(read) << list;
    EXPECT_FALSE(read->only_submitted || read->without_submitted) << list;
    EXPECT_FALSE(read->check.add_to_index);
  }
  EXPECT_FALSE(read_similarity("{}", OwnScope::kAll));
}

TEST(Viewer, OnlyTeachersMaySeeMore) {
  const auto body = [](const std::string& set, const std::string& locale) {
    return R"({"locale":")" + locale + R"(","viewer_default_permission_set":")" + set +
           R"(","viewer_permissions":{"may_view_submission_full_source":true,"may_view_match_submission_info":true}})";
  };
  const auto teacher = read_viewer(body("INSTRUCTOR", "ru"));
  EXPECT_TRUE(!teacher->learner && teacher->full_source && teacher->match_info);
  const auto learner = read_viewer(body("LEARNER", "ky_KG"));
  EXPECT_TRUE(learner->learner && !learner->full_source && !learner->match_info);
  EXPECT_EQ(learner->language, UiLanguage::kKyrgyz);
  EXPECT_TRUE(read_viewer(body("SOMEBODY", "en-EN"))->learner);
  EXPECT_EQ(read_viewer(body("LEARNER", "xx"))->language, UiLanguage::kRussian);
  EXPECT_TRUE(read_viewer("{}")->learner);
}

TEST(Viewer, OnlyTeachersWhomThePlatformLetsSaveChanges) {
  const auto may_save = [](const std::string& set, const std::string& save, const std::string& may) {
    return read_viewer(R"({"viewer_default_permission_set":")" + set + R"(","viewer_permissions":)" + may +
                       R"(,"similarity":{"view_settings":{"save_changes":)" + save + "}}}")
        ->save_changes;
  };
  EXPECT_TRUE(may_save("INSTRUCTOR", "true", "{}"));
  EXPECT_TRUE(may_save("INSTRUCTOR", "true", R"({"may_view_save_viewer_changes":true})"));
  EXPECT_FALSE(may_save("INSTRUCTOR", "true", R"({"may_view_save_viewer_changes":false})"));
  EXPECT_FALSE(may_save("INSTRUCTOR", "false", "{}"));
  EXPECT_FALSE(may_save("LEARNER", "true", "{}"));
}

TEST(Registration, NeedsAUrlAndASecretInBase64) {
  const auto hook =
      read_hook(R"({"url":"http://lms/a?b=%20c","signing_secret":"0123456789abcdef0123456789abcdef01234567",
      "event_types":["SUBMISSION_COMPLETE"],"allow_insecure":true})");
  ASSERT_TRUE(hook);
  EXPECT_EQ(hook->url, "http://lms/a?b=%20c");
  EXPECT_EQ(hook->secret.size(), 30U);
  EXPECT_EQ(hook->description, "");
  for (const char* bad : {"{}", R"({"url":"http://a/"})", R"({"url":"http://a/","signing_secret":"***"})",
                          R"({"url":7,"signing_secret":"YWJj"})"}) {
    EXPECT_FALSE(read_hook(bad)) << bad;
  }
}

}  // namespace
}  // namespace tamga
