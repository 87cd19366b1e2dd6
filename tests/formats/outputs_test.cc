// Our own text as other programs write it: every word comes back, and each stands in its paragraph.
#include <gtest/gtest.h>

#include <string>

#include "corpora/extract/extract.h"
#include "tests/formats/known_text.h"

namespace tamga::testing {
namespace {

ExtractedText read(const std::string& file) {
  auto text = extract(read_file("outputs/" + file), file);
  EXPECT_TRUE(text) << text.error().message;
  return text.value_or(ExtractedText());
}

std::string joined(const std::vector<std::string>& paragraphs) {
  std::string text;
  for (const auto& paragraph : paragraphs) text += paragraph + "\n";
  return text;
}

void expect_words(const ExtractedText& text, const std::string& wanted, double least) {
  const auto got = score(words_in(wanted), words_in(text.text));
  EXPECT_GE(got.recall, least);
  EXPECT_GE(got.precision, least);
  EXPECT_EQ(kyrgyz_letters(text.text), kyrgyz_letters(wanted));
  EXPECT_TRUE(text.hidden.empty());
}

class DocumentOutput : public ::testing::TestWithParam<const char*> {};

TEST_P(DocumentOutput, GivesTheWordsBack) {
  expect_words(read(GetParam()), joined(expected_paragraphs()), 0.99);
}

TEST_P(DocumentOutput, PutsEachPlantedWordInItsParagraph) {
  const auto text = read(GetParam());
  const auto paragraphs = expected_paragraphs();
  for (const auto& planted : planted_words("*")) {
    const Block* block = block_of(text, planted.word);
    ASSERT_NE(block, nullptr) << planted.word;
    EXPECT_EQ(words_in(std::string_view(text.text).substr(block->range.begin, block->range.size())),
              words_in(paragraphs.at(planted.paragraph - 1)))
        << planted.word;
  }
}

INSTANTIATE_TEST_SUITE_P(Formats, DocumentOutput,
                         ::testing::Values("pandoc.docx", "libreoffice.docx", "pandoc.odt", "libreoffice.odt",
                                           "pandoc.rtf", "libreoffice.rtf", "pandoc.html", "libreoffice.html",
                                           "pandoc.epub", "libreoffice.epub", "pandoc.pptx", "libreoffice.pptx",
                                           "utf-8.txt", "utf-8-mark.txt", "utf-16le.txt"));

class SlideOutput : public ::testing::TestWithParam<const char*> {};

TEST_P(SlideOutput, PutsEachPlantedWordOnItsSlide) {
  const auto text = read(GetParam());
  for (const auto& planted : planted_words(GetParam())) {
    const Block* block = block_of(text, planted.word);
    ASSERT_NE(block, nullptr) << planted.word;
    EXPECT_EQ(block->page, planted.page) << planted.word;
  }
}

INSTANTIATE_TEST_SUITE_P(Formats, SlideOutput, ::testing::Values("pandoc.pptx", "libreoffice.pptx"));

struct PageCase {
  const char* file;
  const char* encoding;
  const char* expected;
};

TEST(PlainTextOutput, IsReadInEveryEncoding) {
  constexpr PageCase kCases[] = {
      {"cp1251.txt", "CP1251", "russian"}, {"koi8-r.txt", "KOI8-R", "russian"},  {"cp866.txt", "CP866", "russian"},
      {"pt154.txt", "PT154", "kyrgyz"},    {"kz-1048.txt", "KZ-1048", "kyrgyz"},
  };
  for (const auto& each : kCases) {
    SCOPED_TRACE(each.file);
    const auto text = read(each.file);
    EXPECT_EQ(text.encoding, each.encoding);
    expect_words(text, read_file("outputs/" + std::string(each.expected) + ".expected.txt"), 0.99);
  }
}

}  // namespace
}  // namespace tamga::testing
