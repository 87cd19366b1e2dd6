// The contract of ExtractedText, checked on any result of a reader.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "engine/text/extracted_text.h"
#include "engine/text/utf8.h"

namespace tamga::testing {

inline void expect_sound_layout(const ExtractedText& extracted, const std::string& what) {
  const std::string_view text = extracted.text;
  ASSERT_FALSE(first_invalid_utf8(text)) << what;
  ASSERT_FALSE(text.starts_with("\uFEFF")) << what;
  std::uint32_t at = 0;
  std::uint32_t number = 0;
  const auto gap_is_blank = [&](std::size_t end) {
    return text.substr(at, end - at).find_first_not_of(" \t\n\v\f\r") == std::string_view::npos;
  };
  for (const auto& block : extracted.blocks) {
    ASSERT_LE(at, block.range.begin) << what;
    ASSERT_LT(block.range.begin, block.range.end) << what;
    ASSERT_LE(block.range.end, text.size()) << what;
    ASSERT_TRUE(gap_is_blank(block.range.begin)) << what;
    ASSERT_EQ(block.paragraph, ++number) << what;
    at = block.range.end;
  }
  ASSERT_TRUE(gap_is_blank(text.size())) << what;
  std::uint32_t last = 0;
  for (const auto& run : extracted.hidden) {
    ASSERT_LE(last, run.at) << what;
    ASSERT_LE(run.at, text.size()) << what;
    ASSERT_FALSE(run.text.empty()) << what;
    last = run.at;
  }
}

// "[part] text" of each block, a line each: what a table of expectations can show.
inline std::string outline(const ExtractedText& extracted) {
  std::string out;
  for (const auto& block : extracted.blocks) {
    out += "[" + std::string(part_name(block.part)) + "] " +
           extracted.text.substr(block.range.begin, block.range.size()) + "\n";
  }
  return out;
}

}  // namespace tamga::testing
