// Own earlier works in every scope, as the words say.
#include <gtest/gtest.h>

#include <string>

#include "engine/base/hash.h"
#include "engine/check.h"
#include "tests/engine/check/check_fixture.h"

namespace tamga {
namespace {

using testing::document_of;
using testing::make_store;
using testing::must_check;
using testing::words;

struct Written {
  const char* author;
  const char* course;
  const char* assignment;
};

// The shares of a work of which every word stands in one document.
Shares shares(const Written& work, const Written& source, OwnScope scope) {
  const std::string text = words("wa", 60);
  auto document = document_of("earlier", text);
  document.record.author_id = source.author;
  document.record.course = source.course;
  document.record.assignment = source.assignment;
  auto made = testing::work_of(text);
  made.author = work.author;
  made.course = work.course;
  made.assignment = work.assignment;
  CheckSettings settings;
  settings.exclusions.own_scope = scope;
  return must_check(made, *make_store({document}), settings).shares;
}

bool is_own(const Written& work, const Written& source, OwnScope scope) {
  const Shares found = shares(work, source, scope);
  EXPECT_EQ(found.own_earlier + found.borrowed(), 60U);
  return found.own_earlier == 60;
}

const Written kDraft{"aida", "history", "essay 1"};
const OwnScope kScopes[] = {OwnScope::kAll, OwnScope::kCourse, OwnScope::kAssignment, OwnScope::kNone};

void expect_own(const Written& work, const Written& source, bool all, bool course, bool assignment) {
  const bool expected[] = {all, course, assignment, false};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(is_own(work, source, kScopes[i]), expected[i]) << own_scope_name(kScopes[i]);
  }
}

TEST(OwnWorks, TheSecondDraftOfAWork) {
  expect_own(kDraft, kDraft, true, true, true);
}

TEST(OwnWorks, AnotherWorkInTheSameCourse) {
  expect_own(kDraft, {"aida", "history", "essay 2"}, true, true, false);
}

TEST(OwnWorks, AnAssignmentOfTheSameNameInAnotherCourse) {
  expect_own(kDraft, {"aida", "music", "essay 1"}, true, false, false);
}

TEST(OwnWorks, WhereTheCourseIsNotKnownOnlyAllTakesIt) {
  expect_own(kDraft, {"aida", "", ""}, true, false, false);
  expect_own({"aida", "", ""}, {"aida", "", ""}, true, false, false);
}

TEST(OwnWorks, WorkOfAGroupIsThatOfEachOfItsMembers) {
  expect_own(kDraft, {"bakyt; aida ;cholpon", "history", "essay 1"}, true, true, true);
  expect_own({"aida;bakyt", "history", "essay 1"}, {"bakyt", "history", "essay 1"}, true, true, true);
}

TEST(OwnWorks, AnotherStudentsWorkNeverIs) {
  expect_own(kDraft, {"aidai", "history", "essay 1"}, false, false, false);
  expect_own({"", "history", "essay 1"}, {"", "history", "essay 1"}, false, false, false);
}

// A draft that was copied from somebody does not wash the copy clean.
TEST(OwnWorks, WhatAnotherSourceHoldsAsWellIsBorrowed) {
  const std::string text = words("wa", 60);
  auto draft = document_of("draft", text);
  draft.record.author_id = "aida";
  auto book = document_of("book", text);
  book.record.author_id = "somebody";
  auto work = testing::work_of(text);
  work.author = "aida";
  const auto report = must_check(work, *make_store({draft, book}));
  EXPECT_EQ(report.shares.borrowed(), 60U);
  ASSERT_EQ(report.sources.size(), 2U);
  EXPECT_EQ(report.sources[0].id, "book");
  EXPECT_EQ(report.sources[1].share.in_report, 0U);
}

}  // namespace
}  // namespace tamga
