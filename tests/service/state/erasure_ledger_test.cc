// Who and what was erased: kept for ever, without a name, and with the time, since what comes later is not meant.
#include "service/state/erasure_ledger.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <memory>
#include <string>

#include "tests/support/temporary_directory.h"

namespace tamga {
namespace {

using testing::TemporaryDirectory;

class ErasureLedgerTest : public ::testing::Test {
 protected:
  std::unique_ptr<ErasureLedger> open() const { return ErasureLedger::open(directory_.path()).value(); }
  std::filesystem::path file() const { return directory_.path() / kLedgerFile; }
  std::string bytes() const {
    std::ifstream in(file(), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  void add(std::string_view text) const { std::ofstream(file(), std::ios::app | std::ios::binary) << text; }

  TemporaryDirectory directory_;
};

TEST_F(ErasureLedgerTest, KeepsWhatWasErasedAndWhen) {
  const auto before = now_ms();
  ASSERT_TRUE(open()->remember(Erased::kPerson, "osh", "s-1"));
  const auto ledger = open();
  const auto time = ledger->erased_at(Erased::kPerson, "osh", "s-1");
  ASSERT_TRUE(time);
  EXPECT_GE(*time, before);
  EXPECT_LE(*time, now_ms());
  EXPECT_FALSE(ledger->erased_at(Erased::kWork, "osh", "s-1"));
  EXPECT_FALSE(ledger->erased_at(Erased::kDocument, "osh", "s-1"));
  EXPECT_FALSE(ledger->erased_at(Erased::kPerson, "naryn", "s-1"));
  EXPECT_EQ(bytes().find("s-1"), std::string::npos);
}

TEST_F(ErasureLedgerTest, ALaterErasureOfAPersonCountsAndAWorkIsKeptOnce) {
  const auto ledger = open();
  for (const auto kind : {Erased::kPerson, Erased::kWork, Erased::kDocument}) {
    ASSERT_TRUE(ledger->remember(kind, "osh", "x"));
    ASSERT_TRUE(ledger->remember(kind, "osh", "x"));
  }
  const auto text = bytes();
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 5);
}

TEST_F(ErasureLedgerTest, ALineWithoutATimeMeansForEver) {
  ASSERT_TRUE(open()->remember(Erased::kPerson, "osh", "s-1"));
  const auto line = bytes();
  std::ofstream(file(), std::ios::trunc | std::ios::binary) << line.substr(0, line.rfind(' ')) << '\n';
  EXPECT_EQ(open()->erased_at(Erased::kPerson, "osh", "s-1"), std::numeric_limits<Milliseconds>::max());
}

TEST_F(ErasureLedgerTest, ATornLineIsDroppedAndTheNextOneIsWhole) {
  ASSERT_TRUE(open()->remember(Erased::kPerson, "osh", "s-1"));
  add("p 0123");
  ASSERT_TRUE(open()->remember(Erased::kPerson, "osh", "s-2"));
  const auto ledger = open();
  EXPECT_TRUE(ledger->erased_at(Erased::kPerson, "osh", "s-1"));
  EXPECT_TRUE(ledger->erased_at(Erased::kPerson, "osh", "s-2"));
}

TEST_F(ErasureLedgerTest, LinesThatAreNoneAreNotRead) {
  const std::string hash(64, 'a');
  add("p " + hash + " x\np " + hash + "  7\np " + hash + "7\n" + hash + "\n\n");
  EXPECT_TRUE(open()->empty());
}

TEST_F(ErasureLedgerTest, AMergedLedgerHoldsTheLinesOfBoth) {
  const TemporaryDirectory other;
  ASSERT_TRUE(open()->remember(Erased::kWork, "osh", "w"));
  std::filesystem::copy_file(directory_.path() / kLedgerKeyFile, other.path() / kLedgerKeyFile);
  ASSERT_TRUE(ErasureLedger::open(other.path()).value()->remember(Erased::kDocument, "osh", "d"));
  ASSERT_TRUE(merge_ledger(other.path() / kLedgerFile, file()));
  ASSERT_TRUE(merge_ledger(other.path() / kLedgerFile, file()));
  const auto ledger = open();
  EXPECT_TRUE(ledger->erased_at(Erased::kWork, "osh", "w"));
  EXPECT_TRUE(ledger->erased_at(Erased::kDocument, "osh", "d"));
  const auto text = bytes();
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 2);
}

}  // namespace
}  // namespace tamga
