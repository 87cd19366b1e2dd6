#include "corpora/upkeep/stop_set_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace tamga {
namespace {

using ::testing::HasSubstr;

const StopSet kSet{{0x1, 0xFEDCBA9876543210}};

TEST(StopSetFile, IsAHeadingAndAHashALine) {
  EXPECT_EQ(stop_set_file(kSet), "tamga stop set 1 " + stop_set_name(kSet) + "\n0000000000000001\nfedcba9876543210\n");
  EXPECT_EQ(stop_set_file({}), "tamga stop set 1 " + stop_set_name({}) + "\n");
}

TEST(StopSetFile, ReadsBackWhatItWrote) {
  for (const auto& set : {kSet, StopSet{}}) {
    const auto read = parse_stop_set(stop_set_file(set), "x");
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(*read, set);
  }
}

TEST(StopSetFile, NamesTheLineThatDoesNotFit) {
  const auto heading = "tamga stop set 1 " + stop_set_name(kSet) + "\n";
  const struct {
    std::string file, says;
  } cases[] = {
      {"", "x: line 1 "},
      {"tamga stop set 2 " + stop_set_name(kSet) + "\n", "x: line 1 "},
      {heading + "1\n", "x: line 2 "},
      {heading + "0000000000000001\n0000000000000001\n", "x: line 3 "},
      {heading + "fedcba9876543210\n0000000000000001\n", "x: line 3 "},
      {heading + "000000000000000G\n", "x: line 2 "},
      {heading + "0000000000000001\n", "x: its name does not fit its hashes"},
  };
  for (const auto& each : cases) {
    const auto read = parse_stop_set(each.file, "x");
    ASSERT_FALSE(read) << each.file;
    EXPECT_THAT(read.error().message, HasSubstr(each.says));
  }
}

}  // namespace
}  // namespace tamga
