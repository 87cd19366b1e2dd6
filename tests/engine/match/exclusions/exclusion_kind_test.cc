#include "engine/match/exclusions/exclusion_kind.h"

#include <gtest/gtest.h>

#include "engine/match/exclusions/exclusion_settings.h"

namespace tamga {
namespace {

TEST(ExclusionKind, EveryNameIsReadBackWithUnderscoresAndWithDashes) {
  for (const ExclusionKind kind : ExclusionSet::all().kinds()) {
    std::string name(exclusion_name(kind));
    EXPECT_EQ(exclusion_by_name(name), kind);
    for (char& letter : name) letter = letter == '_' ? '-' : letter;
    EXPECT_EQ(exclusion_by_name(name), kind);
  }
  EXPECT_EQ(exclusion_by_name(""), std::nullopt);
  EXPECT_EQ(exclusion_by_name("quot"), std::nullopt);
}

TEST(ExclusionKind, AListIsASet) {
  EXPECT_EQ(parse_exclusions("law,set-phrase").value(), (ExclusionSet{ExclusionKind::kLaw, ExclusionKind::kSetPhrase}));
  EXPECT_EQ(parse_exclusions("all").value(), ExclusionSet::all());
  EXPECT_TRUE(parse_exclusions("").value().empty());
  EXPECT_TRUE(parse_exclusions("none").value().empty());
  for (const char* wrong : {"laws", "law,,quotation", "law, quotation", "law,none", ","}) {
    const auto set = parse_exclusions(wrong);
    ASSERT_FALSE(set) << wrong;
    EXPECT_EQ(set.error().code, ErrorCode::kInvalidArgument);
    EXPECT_NE(set.error().message.find("bibliography"), std::string::npos) << set.error().message;
  }
}

TEST(ExclusionKind, ScopesHaveTheirOwnNamesAndThoseOfAnLms) {
  EXPECT_EQ(parse_own_scope("ALL").value(), OwnScope::kAll);
  EXPECT_EQ(parse_own_scope("GROUP_CONTEXT").value(), OwnScope::kCourse);
  EXPECT_EQ(parse_own_scope("GROUP").value(), OwnScope::kAssignment);
  EXPECT_EQ(parse_own_scope("NONE").value(), OwnScope::kNone);
  for (const auto scope : {OwnScope::kAll, OwnScope::kCourse, OwnScope::kAssignment, OwnScope::kNone}) {
    EXPECT_EQ(parse_own_scope(own_scope_name(scope)).value(), scope);
  }
  EXPECT_FALSE(parse_own_scope("mine"));
}

TEST(LeastSource, IsANumberOfWordsOrAPerCent) {
  EXPECT_EQ(parse_least_source("40").value(), (LeastSource{40, 0}));
  EXPECT_EQ(parse_least_source("2%").value(), (LeastSource{0, 200}));
  EXPECT_EQ(parse_least_source("0.5%").value(), (LeastSource{0, 50}));
  EXPECT_EQ(parse_least_source("0.25%").value(), (LeastSource{0, 25}));
  for (const char* wrong : {"", "%", "-1", "2.5", "1.125%", "101%", "5 %", "x", "99999999999"}) {
    EXPECT_FALSE(parse_least_source(wrong)) << wrong;
  }
}

}  // namespace
}  // namespace tamga
