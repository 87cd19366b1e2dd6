// Registrations of webhooks.
#include <gtest/gtest.h>

#include "service/webhooks/hook.h"
#include "tests/support/temporary_directory.h"

namespace tamga {
namespace {

constexpr auto kLms = HookStyle::kLms;

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
  EXPECT_EQ(hooks_.list("u", "k", kLms)->size(), 1U);
  EXPECT_EQ(hooks_.find("u", "k", kLms, first->id)->secret, "new");
}

TEST_F(HooksTest, AKeySeesItsOwnOnly) {
  const auto made = hooks_.put(hook("http://a/"));
  ASSERT_TRUE(hooks_.put(hook("http://a/", "other")));
  EXPECT_EQ(hooks_.list("u", "other", kLms)->size(), 1U);
  EXPECT_NE(hooks_.list("u", "other", kLms)->front().id, made->id);
  EXPECT_EQ(hooks_.find("u", "other", kLms, made->id).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(hooks_.remove("u", "other", kLms, made->id).error().code, ErrorCode::kNotFound);
  EXPECT_TRUE(hooks_.remove("u", "k", kLms, made->id));
  EXPECT_TRUE(hooks_.list("u", "k", kLms)->empty());
}

// One address may be registered on both APIs; each is told in its own way.
TEST_F(HooksTest, StylesAreApart) {
  auto api = hook("http://a/", "k", "other secret");
  api.style = HookStyle::kApi;
  const auto of_api = hooks_.put(api);
  const auto of_lms = hooks_.put(hook("http://a/"));
  ASSERT_TRUE(of_api && of_lms);
  EXPECT_NE(of_api->id, of_lms->id);
  EXPECT_EQ(hooks_.list("u", "k", HookStyle::kApi)->front().secret, "other secret");
  EXPECT_EQ(hooks_.list("u", "k", kLms)->front().secret, "s");
  EXPECT_EQ(hooks_.find("u", "k", kLms, of_api->id).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(hooks_.change("u", "k", kLms, of_api->id, "d", {}).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(hooks_.remove("u", "k", HookStyle::kApi, of_lms->id).error().code, ErrorCode::kNotFound);
  EXPECT_TRUE(hooks_.remove("u", "k", HookStyle::kApi, of_api->id));
  EXPECT_EQ(hooks_.list("u", "k", kLms)->size(), 1U);
}

TEST_F(HooksTest, HasAMostPerKey) {
  for (std::size_t i = 0; i < kMostHooks; ++i) ASSERT_TRUE(hooks_.put(hook("http://a/" + std::to_string(i))));
  EXPECT_EQ(hooks_.put(hook("http://b/")).error().code, ErrorCode::kLimitExceeded);
  EXPECT_TRUE(hooks_.put(hook("http://a/7", "k", "new")));
}

}  // namespace
}  // namespace tamga
