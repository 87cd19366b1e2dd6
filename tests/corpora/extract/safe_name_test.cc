#include "corpora/extract/safe_name.h"

#include <gtest/gtest.h>

namespace tamga {
namespace {

TEST(SafeName, LabelsHoldNothingThatATerminalObeys) {
  EXPECT_EQ(safe_name("класс/essay.txt"), "класс/essay.txt");
  EXPECT_EQ(safe_name("a\x1B[31m\nb"), "a%1B[31m%0Ab");
  EXPECT_EQ(safe_name("a\xFF\xD1z"), "a%FF%D1z");
}

}  // namespace
}  // namespace tamga
