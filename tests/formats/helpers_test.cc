// Old Word documents and scans, through catdoc and tesseract behind bubblewrap, where they are installed.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>

#include "corpora/helpers/helper_programs.h"
#include "corpora/worker/wall.h"
#include "tests/formats/known_text.h"

namespace tamga::testing {
namespace {

class OtherPrograms : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    WallSettings settings;
    settings.ocr = true;
    auto raised = Wall::raise(settings);
    ASSERT_TRUE(raised) << raised.error().message;
    wall = *std::move(raised);
  }
  static void TearDownTestSuite() { wall.reset(); }

  static std::string missing(Helper helper) {
    if (const auto works = wall->helpers(); !works) return "bubblewrap: " + works.error().message;
    return helper_path(helper).empty() ? "the program is not installed" : "";
  }

  static inline std::unique_ptr<Wall> wall;
};

TEST_F(OtherPrograms, ReadAnOldWordDocument) {
  if (const auto why = missing(Helper::kCatdoc); !why.empty()) GTEST_SKIP() << why;
  const auto text = read_document(read_file("outputs/libreoffice.doc"), "work.doc");
  ASSERT_TRUE(text) << text.error().message;
  std::string wanted;
  for (const auto& paragraph : expected_paragraphs()) wanted += paragraph + "\n";
  const auto got = score(words_in(wanted), words_in(text->text));
  EXPECT_GE(got.recall, 0.99);
  EXPECT_GE(got.precision, 0.99);
  EXPECT_EQ(kyrgyz_letters(text->text), kyrgyz_letters(wanted));
  EXPECT_EQ(text->format, "DOC");
  EXPECT_TRUE(text->notes.empty());
}

void expect_scan(const Result<ExtractedText>& text) {
  ASSERT_TRUE(text) << text.error().message;
  const auto got = score(words_in(read_file("outputs/scan.expected.txt")), words_in(text->text));
  ::testing::Test::RecordProperty("recall", std::to_string(got.recall));
  ::testing::Test::RecordProperty("precision", std::to_string(got.precision));
  EXPECT_GE(got.recall, 0.95);
  EXPECT_GE(got.precision, 0.95);
  ASSERT_FALSE(text->notes.empty());
  EXPECT_TRUE(text->notes[0].contains("recognised in pictures")) << text->notes[0];
}

TEST_F(OtherPrograms, ReadAScannedPicture) {
  if (const auto why = missing(Helper::kTesseract); !why.empty()) GTEST_SKIP() << why;
  if (!recognised_languages().contains("kir")) GTEST_SKIP() << "tesseract does not know Kyrgyz here";
  const auto text = read_document(read_file("outputs/scan.png"), "scan.png");
  expect_scan(text);
  EXPECT_EQ(kyrgyz_letters(text.value_or(ExtractedText()).text),
            kyrgyz_letters(read_file("outputs/scan.expected.txt")));
}

TEST_F(OtherPrograms, ReadAPdfDocumentOfPictures) {
  if (!wall->reads_pdf()) GTEST_SKIP() << "tamga-pdf is not built";
  for (const auto helper : {Helper::kTesseract, Helper::kPdfToPpm}) {
    if (const auto why = missing(helper); !why.empty()) GTEST_SKIP() << why;
  }
  if (!recognised_languages().contains("kir")) GTEST_SKIP() << "tesseract does not know Kyrgyz here";
  const auto text = read_document(read_file("outputs/scan.pdf"), "scan.pdf");
  expect_scan(text);
  ASSERT_TRUE(text);
  ASSERT_FALSE(text->blocks.empty());
  EXPECT_EQ(text->blocks[0].page, 1U);
}

// The second page of three is the scan. The first and the last are text, and stay as they are.
TEST_F(OtherPrograms, ReadOnlyThePagesOfAPdfDocumentThatArePictures) {
  if (!wall->reads_pdf()) GTEST_SKIP() << "tamga-pdf is not built";
  for (const auto helper : {Helper::kTesseract, Helper::kPdfToPpm}) {
    if (const auto why = missing(helper); !why.empty()) GTEST_SKIP() << why;
  }
  if (!recognised_languages().contains("kir")) GTEST_SKIP() << "tesseract does not know Kyrgyz here";
  const auto text = read_document(read_file("outputs/mixed.pdf"), "mixed.pdf");
  ASSERT_TRUE(text) << text.error().message;
  std::map<std::uint32_t, std::string> pages;
  for (const auto& block : text->blocks) {
    pages[block.page] += text->text.substr(block.range.begin, block.range.size()) + "\n";
  }
  ASSERT_EQ(pages.size(), 3U);
  const auto expected = words_in(read_file("outputs/scan.expected.txt"));
  EXPECT_GE(score(expected, words_in(pages[2])).recall, 0.95);
  EXPECT_GE(score(expected, words_in(pages[1])).recall, 0.98);  // the scan is one of this page
  EXPECT_TRUE(std::ranges::is_sorted(text->blocks, {}, &Block::page));
  ASSERT_EQ(text->notes.size(), 1U);
  EXPECT_TRUE(text->notes[0].starts_with("The text of its page 2 was recognised in pictures")) << text->notes[0];
}

TEST_F(OtherPrograms, ReadWhatIsDrawnWhereTheTextLayerIsDoubted) {
  if (!wall->reads_pdf()) GTEST_SKIP() << "tamga-pdf is not built";
  for (const auto helper : {Helper::kTesseract, Helper::kPdfToPpm}) {
    if (const auto why = missing(helper); !why.empty()) GTEST_SKIP() << why;
  }
  if (!recognised_languages().contains("eng")) GTEST_SKIP() << "tesseract does not know English here";
  for (const std::string file : {"exchanged.pdf", "actual-text.pdf"}) {
    const auto text = read_document(read_file("tricks/" + file), file);
    ASSERT_TRUE(text) << text.error().message;
    EXPECT_TRUE(text->text.contains("whose font tells nobody which characters it draws")) << text->text;
  }
}

TEST_F(OtherPrograms, AreGivenUpOnForADamagedDocument) {
  if (const auto why = missing(Helper::kTesseract); !why.empty()) GTEST_SKIP() << why;
  const auto text = read_document("\x89PNG\r\n\x1A\n and nothing more", "broken.png");
  ASSERT_FALSE(text);
  EXPECT_TRUE(text.error().message.starts_with("broken.png: ")) << text.error().message;
}

}  // namespace
}  // namespace tamga::testing
