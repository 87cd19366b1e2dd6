#include "tokenizers/name_pattern.h"

#include <gtest/gtest.h>

namespace tamga {
namespace {

std::string author(const std::string& pattern, const std::string& name) {
  const auto compiled = NamePattern::compile(pattern);
  if (!compiled) return "no pattern: " + compiled.error().message;
  const auto found = compiled->find(name);
  if (!found) return "error: " + found.error().message;
  return found->value_or("nobody");
}

TEST(NamePattern, TheFirstGroupIsTheAuthor) {
  EXPECT_EQ(author("^([^_]+)_", "ivanov_essay.docx"), "ivanov");
  EXPECT_EQ(author("(\\p{L}+)-\\d", "9б/Асанова-2.docx"), "Асанова");
}

TEST(NamePattern, WithoutGroupsAllThatMatches) {
  EXPECT_EQ(author("[A-Z]{2}\\d+", "lab-KG1207.txt"), "KG1207");
}

TEST(NamePattern, NobodyWhereItIsNotFoundOrEmpty) {
  EXPECT_EQ(author("x(y)", "essay.docx"), "nobody");
  EXPECT_EQ(author("e(y)?ss", "essay.docx"), "nobody");
  EXPECT_EQ(author("z*", "essay.docx"), "nobody");
}

TEST(NamePattern, WhatIsNoPatternIsSaidWithItsPlace) {
  const auto compiled = NamePattern::compile("(abc");
  ASSERT_FALSE(compiled);
  EXPECT_EQ(compiled.error().code, ErrorCode::kInvalidArgument);
  EXPECT_NE(compiled.error().message.find("(abc: not a pattern"), std::string::npos);
  EXPECT_FALSE(NamePattern::compile(std::string(2000, 'a')));
}

TEST(NamePattern, AHostilePatternEnds) {
  const auto compiled = NamePattern::compile("^(([a-z])+.)+[A-Z]([a-z])+$");
  ASSERT_TRUE(compiled);
  const auto found = compiled->find(std::string(5000, 'a'));
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, ErrorCode::kLimitExceeded);
}

}  // namespace
}  // namespace tamga
