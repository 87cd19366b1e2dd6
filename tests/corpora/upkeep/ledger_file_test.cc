#include "corpora/upkeep/ledger_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace tamga {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Erasure erasure(std::uint64_t sequence, std::uint32_t document, char digit) {
  return {Sequence{sequence}, DocumentId{document}, std::string(64, digit)};
}

TEST(LedgerFile, IsOneObjectALine) {
  EXPECT_EQ(ledger_line(erasure(7, 3, 'a')),
            R"({"sequence":7,"document":3,"pseudonym":")" + std::string(64, 'a') + "\"}\n");
}

TEST(LedgerFile, ReadsBackWhatWasWrittenSeveralTimesOver) {
  const auto first = ledger_line(erasure(7, 3, 'a')), second = ledger_line(erasure(9, 1, 'b'));
  const auto ledger = parse_ledger(second + first + "\n" + second, "x.ledger");
  ASSERT_TRUE(ledger);
  EXPECT_THAT(*ledger, ElementsAre(erasure(7, 3, 'a'), erasure(9, 1, 'b')));
}

TEST(LedgerFile, NamesTheLineThatIsNone) {
  const auto good = ledger_line(erasure(7, 3, 'a'));
  const std::string digits(64, 'a');
  for (const auto& bad : {
           std::string("not JSON"),
           std::string("[]"),
           R"({"sequence":0,"document":3,"pseudonym":")" + digits + "\"}",
           R"({"sequence":1,"document":4294967296,"pseudonym":")" + digits + "\"}",
           R"({"sequence":1,"document":-1,"pseudonym":")" + digits + "\"}",
           R"({"sequence":1,"document":3,"pseudonym":"A)" + digits.substr(1) + "\"}",
           R"({"sequence":1,"document":3,"pseudonym":")" + digits.substr(1) + "\"}",
           R"({"sequence":1,"document":3,"pseudonym":")" + digits + "\",\"more\":1}",
       }) {
    const auto ledger = parse_ledger(good + bad + "\n", "x.ledger");
    ASSERT_FALSE(ledger) << bad;
    EXPECT_EQ(ledger.error().code, ErrorCode::kCorrupt);
    EXPECT_THAT(ledger.error().message, HasSubstr("x.ledger: line 2 "));
  }
}

}  // namespace
}  // namespace tamga
