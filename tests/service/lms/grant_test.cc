// Viewer addresses: nobody can make one, change one, use it for another work, or use it too late.
#include "service/viewer/grant.h"

#include <gtest/gtest.h>

#include "tests/support/temporary_directory.h"

namespace tamga {
namespace {

const ViewerGrant kGrant{"u", "w", 1000, UiLanguage::kKyrgyz, ViewerLevel::kFull, false, true, true};

TEST(Grant, ComesBackUntilItsTimeIsOver) {
  const auto token = seal_grant(kGrant, "key");
  EXPECT_EQ(open_grant(token, "w", "key", 999), kGrant);
  EXPECT_FALSE(open_grant(token, "w", "key", 1000));
  EXPECT_FALSE(open_grant(token, "other", "key", 0));
  EXPECT_FALSE(open_grant(token, "w", "other key", 0));
  EXPECT_FALSE(open_grant(token, "w", "", 0));
}

TEST(Grant, NoOtherTextIsOne) {
  const auto token = seal_grant(kGrant, "key");
  EXPECT_EQ(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
            std::string::npos);
  for (std::size_t at = 0; at < token.size(); ++at) {
    auto changed = token;
    changed[at] = changed[at] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(open_grant(changed, "w", "key", 0)) << at;
    EXPECT_FALSE(open_grant(token.substr(0, at), "w", "key", 0)) << at;
  }
  EXPECT_FALSE(open_grant(token + "=", "w", "key", 0));
  EXPECT_FALSE(open_grant(std::string(2000, 'A'), "w", "key", 0));
}

TEST(ViewerKey, IsMadeOnceAndKept) {
  const testing::TemporaryDirectory directory;
  std::string first;
  {
    const auto store = KeyValueStore::open(directory.path() / "s").value();
    ViewerKey key;
    first = key.get(*store).value();
    EXPECT_EQ(key.get(*store).value(), first);
  }
  const auto store = KeyValueStore::open(directory.path() / "s").value();
  EXPECT_EQ(ViewerKey().get(*store).value(), first);
  EXPECT_EQ(first.size(), 32U);
}

}  // namespace
}  // namespace tamga
