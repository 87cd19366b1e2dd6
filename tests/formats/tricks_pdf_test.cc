// Ways of hiding text in PDF, of showing it in spite of appearances, and text layers that are not what is drawn.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpora/pdf/pdf_reader.h"
#include "tests/formats/known_text.h"
#include "tests/formats/known_tricks.h"

namespace tamga::testing {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(PdfTricks, HiddenWordsAreSetApartAndShownOnesAreNot) {
  std::size_t hidden = 0;
  for (const auto& trick : tricks_of(".pdf")) {
    const auto text = read_pdf(read_file("tricks/" + trick.file), trick.file, {});
    if (trick.how == "shown") {
      ASSERT_TRUE(text) << trick.file;
      EXPECT_EQ(text->text, "Seen by everybody\nshown words") << trick.file;
      EXPECT_TRUE(text->hidden.empty()) << trick.file;
    } else if (trick.how != "unreadable" && trick.how != "doubtful") {
      expect_set_apart(text, trick);
      ++hidden;
    }
  }
  EXPECT_EQ(hidden, 12U);
}

TEST(PdfTricks, ATextLayerThatSaysNoLettersIsRefusedWithOcrOffered) {
  std::size_t refused = 0;
  for (const auto& trick : tricks_of(".pdf")) {
    SCOPED_TRACE(trick.file);
    const auto text = read_pdf(read_file("tricks/" + trick.file), trick.file, {});
    EXPECT_EQ(text.has_value(), trick.how != "unreadable");
    if (text) continue;
    ++refused;
    EXPECT_EQ(text.error().fault, ReadingFault::kNoTextLayer);
    EXPECT_THAT(text.error().message, HasSubstr("try --ocr"));
  }
  EXPECT_EQ(refused, 3U);
  const auto private_use = read_pdf(read_file("tricks/private-use.pdf"), "a.pdf", {});
  ASSERT_FALSE(private_use);
  EXPECT_EQ(private_use.error().message,
            "a.pdf: text layer unreadable: it does not say which letters are drawn; try --ocr");
}

// What a document says of its letters (ActualText) must be them.
TEST(PdfTricks, ATextInPlaceOfWhatIsDrawnIsRefused) {
  const auto other = read_pdf(read_file("tricks/actual-text.pdf"), "a.pdf", {});
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().message,
            "a.pdf: text layer unreadable: it says other letters than those that are drawn; try --ocr");
}

TEST(PdfTricks, LettersExchangedForEachOtherAreDoubted) {
  const auto text = read_pdf(read_file("tricks/exchanged.pdf"), "a.pdf", {});
  ASSERT_TRUE(text) << text.error().message;
  EXPECT_EQ(text->notes,
            (std::vector<std::string>{"Its words are like those of no language known here, so the text layer may not "
                                      "be what is drawn; --ocr reads what is drawn."}));
}

// On the picture, below it, or painted with ink before it: which of them a program writes, is its choice.
TEST(PdfTricks, AScannersLayerIsNoted) {
  for (const std::string file : {"scan-layer.pdf", "scan-below.pdf", "below-picture.pdf"}) {
    const auto text = read_pdf(read_file("tricks/" + file), "a.pdf", {});
    ASSERT_TRUE(text) << file;
    EXPECT_THAT(text->notes, Contains(StartsWith("25 of its letters are a layer without ink on pictures or below them, "
                                                 "as programs write it that read scans.")))
        << file;
  }
}

}  // namespace
}  // namespace tamga::testing
