// Each way of hiding text in each format: found, set apart and shown.
#include <gtest/gtest.h>

#include "corpora/extract/extract.h"
#include "tests/formats/known_text.h"
#include "tests/formats/known_tricks.h"

namespace tamga::testing {
namespace {

TEST(Tricks, HiddenWordsAreSetApartInEveryFormat) {
  std::size_t files = 0;
  for (const auto* ending : {".docx", ".odt", ".rtf", ".html", ".md", ".epub", ".pptx"}) {
    const auto tricks = tricks_of(ending);
    EXPECT_GE(tricks.size(), 5U) << ending;
    files += tricks.size();
    for (const auto& trick : tricks) expect_set_apart(extract(read_file("tricks/" + trick.file), trick.file), trick);
  }
  EXPECT_EQ(files, 87U);
}

}  // namespace
}  // namespace tamga::testing
