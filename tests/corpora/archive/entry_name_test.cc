#include "corpora/archive/entry_name.h"

#include <gtest/gtest.h>

namespace tamga {
namespace {

TEST(EntryName, BytesTellTheCodePage) {
  EXPECT_EQ(decode_entry_name("plain"), "plain");
  EXPECT_EQ(decode_entry_name("суу"), "суу");
  EXPECT_EQ(decode_entry_name("\xAA\xA0\xE0"), "кар");            // CP866
  EXPECT_EQ(decode_entry_name("\xCA\xE0\xF0\xF2\xE0"), "Карта");  // CP1251
}

TEST(EntryName, HiddenAndLockFiles) {
  for (const auto* name : {".a", "a/.b/c", "~$a.docx", "__MACOSX/._a", "a/.DS_Store"})
    EXPECT_TRUE(is_hidden(name)) << name;
  for (const auto* name : {"a", "a.b", "./a", "a/../b", "a~$"}) EXPECT_FALSE(is_hidden(name)) << name;
}

TEST(EntryName, NamesThatLeadOutside) {
  for (const auto* name : {"../a", "a/../../b", "/a", "C:/a", ".."}) EXPECT_TRUE(leads_outside(name)) << name;
  for (const auto* name : {"a/b", "a..b", "...", "./a"}) EXPECT_FALSE(leads_outside(name)) << name;
}

}  // namespace
}  // namespace tamga
