#include "tests/formats/known_tricks.h"

#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "tests/formats/known_text.h"

namespace tamga::testing {

std::vector<Trick> tricks_of(const std::string& ending) {
  std::istringstream lines(read_file("tricks/tricks.tsv"));
  std::vector<Trick> tricks;
  Trick trick;
  while (lines >> trick.file >> trick.how) {
    if (trick.file.ends_with(ending)) tricks.push_back(trick);
  }
  return tricks;
}

void expect_set_apart(const Result<ExtractedText>& text, const Trick& trick) {
  const std::map<std::string, HiddenBy> kWays = {
      {"format", HiddenBy::kFormat},   {"colour", HiddenBy::kColour}, {"size", HiddenBy::kSize},
      {"ink", HiddenBy::kTransparent}, {"page", HiddenBy::kOffPage},  {"covered", HiddenBy::kCovered},
  };
  SCOPED_TRACE(trick.file);
  ASSERT_TRUE(text) << text.error().message;
  EXPECT_EQ(text->text, "Seen by everybody");
  ASSERT_EQ(text->hidden.size(), 1U);
  EXPECT_EQ(text->hidden[0].text, "secret words");
  EXPECT_EQ(text->hidden[0].how, kWays.at(trick.how));
  ASSERT_GE(text->notes.size(), 2U);
  EXPECT_TRUE(text->notes[0].contains("hidden text")) << text->notes[0];
  EXPECT_TRUE(text->notes[1].contains("secret words")) << text->notes[1];
}

}  // namespace tamga::testing
