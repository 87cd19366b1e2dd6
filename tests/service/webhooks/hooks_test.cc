// Registrations of webhooks.
#include <gtest/gtest.h>

#include "service/webhooks/hook.h"
#include "tests/support/temporary_directory.h"

namespace tamga {
namespace {

Hook hook(const std::string& url, const std::string& key = "k", const std::string& secret = "s") {
  Hook made;
  made.institution = "u";
  made.key_id = key;
  made.url = url;
  made.secret = secret;
  return made;
}

class HooksTest : public ::testing::Test {
 protected:
  testing::TemporaryDirectory directory_;
  std::unique_ptr<KeyValueStore> store_ = KeyValueStore::open(directory_.path() / "s").value();
  Hooks hooks_{*store_};
};

TEST_F(HooksTest, TheSameAddressAgainKeepsItsIdAndGetsTheNewSecret) {
  const auto first = hooks_.put(hook("http://a/"));
  const auto again = hooks_.put(hook("http://a/", "k", "new"));
  ASSERT_TRUE(first && again);
  EXPECT_EQ(first->id, again->id);
  EXPECT_EQ(hooks_.list("u", "k")->size(), 1U);
  EXPECT_EQ(hooks_.find("u", "k", first->id)->secret, "new");
}

TEST_F(HooksTest, AKeySeesItsOwnOnly) {
  const auto made = hooks_.put(hook("http://a/"));
  ASSERT_TRUE(hooks_.put(hook("http://a/", "other")));
  EXPECT_EQ(hooks_.list("u", "other")->size(), 1U);
  EXPECT_NE(hooks_.list("u", "other")->front().id, made->id);
  EXPECT_EQ(hooks_.find("u", "other", made->id).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(hooks_.remove("u", "other", made->id).error().code, ErrorCode::kNotFound);
  EXPECT_TRUE(hooks_.remove("u", "k", made->id));
  EXPECT_TRUE(hooks_.list("u", "k")->empty());
}

TEST_F(HooksTest, HasAMostPerKey) {
  for (std::size_t i = 0; i < kMostHooks; ++i) ASSERT_TRUE(hooks_.put(hook("http://a/" + std::to_string(i))));
  EXPECT_EQ(hooks_.put(hook("http://b/")).error().code, ErrorCode::kLimitExceeded);
  EXPECT_TRUE(hooks_.put(hook("http://a/7", "k", "new")));
}

}  // namespace
}  // namespace tamga
