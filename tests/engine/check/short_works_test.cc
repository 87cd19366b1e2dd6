// Works too short for the guarantee, and sources named that are not there: the report says what was done.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "tests/engine/check/check_fixture.h"

namespace tamga {
namespace {

using namespace testing;  // NOLINT(google-build-using-namespace): the words of the fixture
using ::testing::HasSubstr;

std::vector<NewDocument> copies(const std::string& text, std::uint32_t count) {
  std::vector<NewDocument> documents;
  for (std::uint32_t i = 0; i < count; ++i) documents.push_back(document_of("copy" + std::to_string(i), text));
  return documents;
}

std::string sentence_of(const Report& report, NotCheckedReason reason) {
  for (const NotChecked& entry : report.not_checked) {
    if (entry.reason == reason) return entry.detail;
  }
  return {};
}

// What the report says of a text under the guarantee is what happens, with few copies of it and with many.
TEST(ShortWorks, AShortTextIsFoundWhereADocumentIsExactlyIt) {
  for (std::uint32_t length = 1; length < 16; ++length) {
    for (const std::uint32_t copies_there : {1U, 8U}) {
      const auto store = make_store(copies(words("кыс", length), copies_there));
      const auto report = must_check(work_of(words("кыс", length)), *store);
      EXPECT_EQ(report.shares.borrowed(), length) << length << " words, " << copies_there << " copies";
      EXPECT_EQ(left_out(report, NotCheckedReason::kTooShort), length < 8 ? length : 0);
      EXPECT_EQ(must_check(work_of(words("кыс", length) + " дагы"), *store).shares.borrowed(), length < 8 ? 0 : length)
          << length;
    }
  }
}

TEST(ShortWorks, AShortTextSaysWhatBecomesOfItInsideALongerOne) {
  const auto store = make_store({document_of("s", words("уч", 60))});
  const auto tiny = must_check(work_of(words("уч", 4)), *store);
  EXPECT_EQ(tiny.shares.borrowed(), 0U);
  EXPECT_EQ(
      sentence_of(tiny, NotCheckedReason::kTooShort),
      "The work has 4 words; only from 8 words on is an unchanged run certain to be found. It was looked for as a "
      "whole, word for word: a document of exactly these words is found; inside a longer one they were not looked "
      "for.");
  const auto small = must_check(work_of(words("уч", 7)), *store);
  EXPECT_THAT(sentence_of(small, NotCheckedReason::kTooShort),
              HasSubstr("inside a longer one they may have been missed."));
  const auto compared = compare(work_of(words("уч", 4)), work_of(words("уч", 60), "s.txt"), WordTokenizer(), {});
  EXPECT_EQ(compared->shares.borrowed(), 4U);
  EXPECT_THAT(sentence_of(*compared, NotCheckedReason::kTooShort), HasSubstr("looked for as a whole, word for word."));
}

TEST(NamedSources, ANamedSourceThatIsNotThereIsSaidOnce) {
  const auto store = make_store({document_of("a", words("уч", 20)), document_of("b", words("уч", 20))});
  CheckSettings settings;
  settings.exclusions.named_sources = {"a", "Б", "Б"};
  const auto report = must_check(work_of(words("уч", 20)), *store, settings);
  EXPECT_EQ(left_out(report, NotCheckedReason::kNamedSourceUnknown), 1U);
  EXPECT_EQ(sentence_of(report, NotCheckedReason::kNamedSourceUnknown),
            "The source \"Б\" was to be left out, but no document of this id was searched: nothing was taken out.");
  EXPECT_EQ(faults_of(report), std::vector<std::string>{});
  settings.snapshot = Sequence{1};
  settings.exclusions.named_sources = {"b"};
  EXPECT_EQ(left_out(must_check(work_of(words("уч", 20)), *store, settings), NotCheckedReason::kNamedSourceUnknown),
            1U);
  const auto compared = compare(work_of("бир"), work_of("эки", "a"), WordTokenizer(), settings);
  EXPECT_EQ(left_out(*compared, NotCheckedReason::kNamedSourceUnknown), 1U);
}

}  // namespace
}  // namespace tamga
