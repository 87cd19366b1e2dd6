// The code beside the sentence, for each kind of reason why a file has no text.
#include <gtest/gtest.h>

#include <string>

#include "corpora/extract/extract.h"
#include "tests/support/zip_builder.h"

namespace tamga {
namespace {

struct FaultCase {
  const char* name;
  std::string bytes;
  ReadingFault fault;
};

std::string wide(std::string_view ascii) {
  std::string out;
  for (const char c : ascii) (out += c) += '\0';
  return out;
}

const FaultCase kCases[] = {
    {"empty.txt", "", ReadingFault::kNoText},
    {"picture.png", "\x89PNG\r\n\x1A\n", ReadingFault::kNotCheckable},
    {"program", std::string("MZ\x90\0\3", 5), ReadingFault::kUnsupported},
    {"locked.docx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + wide("EncryptedPackage"), ReadingFault::kLocked},
    {"cut.docx", testing::make_docx("<w:p/>").substr(0, 200), ReadingFault::kDamaged},
    {"nested.html",
     "<html>" + std::string(1000, ' ') +
         [] {
           std::string deep;
           for (int i = 0; i < 400; ++i) deep += "<div>";
           return deep;
         }(),
     ReadingFault::kOverLimit},
    {"long.txt", std::string(5000, 'a'), ReadingFault::kTooMuchText},
};

TEST(Fault, EachKindOfReasonHasItsCode) {
  ExtractLimits limits;
  limits.text_bytes = 4000;
  for (const auto& [name, bytes, fault] : kCases) {
    const auto text = extract(bytes, name, limits);
    ASSERT_FALSE(text) << name;
    EXPECT_EQ(fault_name(fault_of(text.error())), fault_name(fault)) << text.error().message;
  }
}

TEST(Fault, AFileOverTheLimitIsTooLarge) {
  ExtractLimits limits;
  limits.file_bytes = 10;
  const auto text = extract("eleven bytes", "a.txt", limits);
  ASSERT_FALSE(text);
  EXPECT_EQ(fault_of(text.error()), ReadingFault::kTooLarge);
}

TEST(Fault, APartThatUnpacksTooFarIsTooLarge) {
  ExtractLimits limits;
  limits.part_bytes = 1000;
  const auto bytes = testing::make_docx("<w:p><w:r><w:t>" + std::string(5000, 'a') + "</w:t></w:r></w:p>");
  const auto text = extract(bytes, "bomb.docx", limits);
  ASSERT_FALSE(text);
  EXPECT_EQ(fault_of(text.error()), ReadingFault::kTooLarge) << text.error().message;
}

}  // namespace
}  // namespace tamga
