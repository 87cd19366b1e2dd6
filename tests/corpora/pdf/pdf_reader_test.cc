#include "corpora/pdf/pdf_reader.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "corpora/pdf/known_pdf.h"
#include "tests/corpora/extract/layout_check.h"

namespace tamga {
namespace {

TEST(PdfReader, ReadsTheKnownDocument) {
  const auto known = known_pdf();
  const auto text = read_pdf(known.bytes, known.name, {});
  ASSERT_TRUE(text) << text.error().message;
  testing::expect_sound_layout(*text, "pdf");
  EXPECT_EQ(text->text, known.words);
  EXPECT_EQ(text->format, "PDF");
  ASSERT_EQ(text->blocks.size(), 1U);
  EXPECT_EQ(text->blocks[0].page, 1U);
}

TEST(PdfReader, RefusesWithTheReason) {
  EXPECT_EQ(read_pdf("%PDF-1.4 nothing", "a.pdf", {}).error().code, ErrorCode::kCorrupt);
  auto blank = known_pdf().bytes;
  for (auto at = blank.find("Tj"); at != std::string::npos; at = blank.find("Tj")) blank.replace(at, 2, "pp");
  EXPECT_EQ(read_pdf(blank, "a.pdf", {}).error().message, "a.pdf: no text layer: its pages are pictures; try --ocr");
  EXPECT_EQ(read_pdf(known_pdf().bytes, "a.pdf", {.pages = 0}).error().message, "a.pdf: more than 0 pages, the limit");
  EXPECT_EQ(read_pdf(known_pdf().bytes, "a.pdf", {.text_bytes = 5}).error().code, ErrorCode::kLimitExceeded);
}

TEST(PdfReader, DamagedDocumentsAreRefusedOrSound) {
  std::mt19937 random(3);
  const auto whole = known_pdf().bytes;
  for (int round = 0; round < 300; ++round) {
    auto bytes = whole;
    for (auto changes = random() % 6; changes > 0; --changes) {
      bytes[random() % bytes.size()] = static_cast<char>(random());
    }
    const auto text = read_pdf(bytes, "a.pdf", {});
    if (text) testing::expect_sound_layout(*text, "damaged");
  }
}

}  // namespace
}  // namespace tamga
