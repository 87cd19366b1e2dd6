// Our own text as PDF: every word comes back, on its page.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "corpora/pdf/pdf_reader.h"
#include "tests/formats/known_text.h"

namespace tamga::testing {
namespace {

class PdfOutput : public ::testing::TestWithParam<const char*> {
 protected:
  static ExtractedText read() {
    auto text = read_pdf(read_file("outputs/" + std::string(GetParam())), GetParam(), {});
    EXPECT_TRUE(text) << text.error().message;
    return text.value_or(ExtractedText());
  }
};

TEST_P(PdfOutput, GivesTheWordsBack) {
  const auto text = read();
  std::string wanted;
  for (const auto& paragraph : expected_paragraphs()) wanted += paragraph + "\n";
  const auto got = score(words_in(wanted), words_in(text.text));
  EXPECT_GE(got.recall, 0.98);
  EXPECT_GE(got.precision, 0.98);
  EXPECT_EQ(kyrgyz_letters(text.text), kyrgyz_letters(wanted));
  EXPECT_TRUE(text.hidden.empty());
}

TEST_P(PdfOutput, PutsEachPlantedWordOnItsPage) {
  const auto text = read();
  for (const auto& planted : planted_words(GetParam())) {
    const Block* block = block_of(text, planted.word);
    ASSERT_NE(block, nullptr) << planted.word;
    EXPECT_EQ(block->page, planted.page) << planted.word;
  }
}

// A PDF does not say what a paragraph is. A block is the paragraph, or the part of it that stands on its page; where a
// table has hardly any space between its cells, two of them may be one block.
TEST_P(PdfOutput, PutsNearlyEachPlantedWordInItsParagraph) {
  const auto text = read();
  const auto paragraphs = expected_paragraphs();
  std::size_t right = 0;
  for (const auto& planted : planted_words(GetParam())) {
    const Block* block = block_of(text, planted.word);
    ASSERT_NE(block, nullptr) << planted.word;
    const auto whole = words_in(paragraphs.at(planted.paragraph - 1));
    const auto part = words_in(std::string_view(text.text).substr(block->range.begin, block->range.size()));
    const bool begins = part.size() <= whole.size() && std::equal(part.begin(), part.end(), whole.begin());
    const bool ends = part.size() <= whole.size() && std::equal(part.rbegin(), part.rend(), whole.rbegin());
    right += begins || ends ? 1 : 0;
  }
  RecordProperty("right", static_cast<int>(right));
  EXPECT_GE(right, 95U);
}

TEST(PdfOutputs, ANoteNamesThePagesWithoutText) {
  const auto text = read_pdf(read_file("outputs/mixed.pdf"), "mixed.pdf", {});
  ASSERT_TRUE(text) << text.error().message;
  EXPECT_EQ(text->notes,
            (std::vector<std::string>{"Its page 2 holds no text; it may be a picture; --ocr reads what is drawn."}));
}

INSTANTIATE_TEST_SUITE_P(Formats, PdfOutput, ::testing::Values("libreoffice.pdf", "chromium.pdf"));

}  // namespace
}  // namespace tamga::testing
