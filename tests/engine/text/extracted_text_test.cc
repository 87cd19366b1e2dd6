#include "engine/text/extracted_text.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace tamga {
namespace {

TEST(FindBlock, IsTheOneThatHoldsTheByteOrTheNearestBefore) {
  const std::vector<Block> blocks = {{{2, 5}, Part::kHeading, 1, 0}, {{6, 9}, Part::kBody, 2, 0}};
  EXPECT_EQ(find_block(blocks, 0), nullptr);
  EXPECT_EQ(find_block(blocks, 1), nullptr);
  EXPECT_EQ(find_block(blocks, 2), blocks.data());
  EXPECT_EQ(find_block(blocks, 5), blocks.data());
  EXPECT_EQ(find_block(blocks, 6), &blocks[1]);
  EXPECT_EQ(find_block(blocks, 100), &blocks[1]);
  EXPECT_EQ(find_block({}, 3), nullptr);
}

TEST(PartName, IsDifferentForEachPart) {
  std::set<std::string_view> names;
  for (int part = 0; part <= static_cast<int>(Part::kTextBox); ++part) names.insert(part_name(static_cast<Part>(part)));
  EXPECT_EQ(names.size(), static_cast<std::size_t>(Part::kTextBox) + 1);
  EXPECT_FALSE(names.contains(""));
}

}  // namespace
}  // namespace tamga
