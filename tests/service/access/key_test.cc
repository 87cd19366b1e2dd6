#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "service/access/gate.h"
#include "service/access/key_file.h"
#include "service/access/rate_limit.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;

class Keys : public testing::Test {
 protected:
  Keys() { fs::remove_all(directory_); }
  ~Keys() override { fs::remove_all(directory_); }

  // Makes a key and returns what is shown once.
  std::string make(const std::string& institution, Role role) {
    auto secret = make_secret();
    const auto id = make_key_id();
    EXPECT_TRUE(edit_api_keys(file_, [&](ApiKeys& keys) -> Status {
      keys.keys.push_back({id, institution, role, "", {secret.kept}, ""});
      return {};
    }));
    return "tamga_" + id + "_" + secret.text;
  }
  Status edit(const std::function<void(ApiKey&)>& change) {
    return edit_api_keys(file_, [&](ApiKeys& keys) -> Status {
      change(keys.keys.front());
      return {};
    });
  }

  fs::path directory_ = fs::temp_directory_path() / ("tamga_keys_" + std::to_string(::getpid()));
  fs::path file_ = directory_ / "state" / "keys.json";
};

TEST_F(Keys, OpenTheGateForTheirHolder) {
  const auto first = make("osh", Role::kTeacher);
  const auto second = make("naryn", Role::kAdmin);
  Gate gate(file_);
  const auto caller = gate.identify("Bearer " + first);
  ASSERT_TRUE(caller);
  EXPECT_EQ(caller->institution, "osh");
  EXPECT_EQ(caller->role, Role::kTeacher);
  EXPECT_EQ(gate.identify("Bearer " + second)->institution, "naryn");
  auto other = first;
  other.back() = other.back() == '0' ? '1' : '0';
  for (const std::string& bad :
       {std::string(), std::string("Bearer "), first, "bearer " + first, "Bearer " + first + " ", "Bearer " + other,
        "Bearer tamga_0000000000000000_" + first.substr(first.size() - 64),
        "Bearer " + first.substr(0, first.size() - 64) + second.substr(second.size() - 64)}) {
    EXPECT_FALSE(gate.identify(bad)) << bad.size();
  }
}

TEST_F(Keys, ARevokedKeyIsRefusedAtOnceByARunningGate) {
  const auto key = make("osh", Role::kLms);
  Gate gate(file_);
  ASSERT_TRUE(gate.identify("Bearer " + key));
  ASSERT_TRUE(edit([](ApiKey& one) { one.revoked = "2026-11-23T00:00:00Z"; }));
  EXPECT_FALSE(gate.identify("Bearer " + key));
}

TEST_F(Keys, AnExpiredSecretIsRefusedAndTheNewOneServed) {
  const auto key = make("osh", Role::kLms);
  const auto next = make_secret();
  ASSERT_TRUE(edit([&](ApiKey& one) {
    one.secrets.front().expires = 1;
    one.secrets.push_back(next.kept);
  }));
  Gate gate(file_);
  EXPECT_FALSE(gate.identify("Bearer " + key));
  const auto caller = gate.identify("Bearer " + key.substr(0, key.size() - 64) + next.text);
  ASSERT_TRUE(caller);
  EXPECT_EQ(caller->key_id, key.substr(6, 16)) << "the id stays";
}

TEST_F(Keys, TheFileHoldsNoSecretAndOnlyItsOwnerReadsIt) {
  const auto key = make("osh", Role::kLms);
  std::ifstream file(file_);
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  EXPECT_EQ(text.find(key.substr(key.size() - 64)), std::string::npos);
  struct stat state{};
  ASSERT_EQ(::stat(file_.c_str(), &state), 0);
  EXPECT_EQ(state.st_mode & 0777U, 0600U);
  ASSERT_EQ(::chmod(file_.c_str(), 0644), 0);
  EXPECT_EQ(load_api_keys(file_).error().code, ErrorCode::kPermissionDenied);
}

TEST_F(Keys, ABrokenFileLeavesTheKeysThatWereRead) {
  const auto key = make("osh", Role::kLms);
  Gate gate(file_);
  int complaints = 0;
  gate.complain = [&](const Error&) { ++complaints; };
  ASSERT_TRUE(gate.identify("Bearer " + key));
  std::ofstream(file_) << "{";
  EXPECT_TRUE(gate.identify("Bearer " + key));
  EXPECT_TRUE(gate.identify("Bearer " + key));
  EXPECT_EQ(complaints, 1);
  EXPECT_FALSE(gate.reload());
}

TEST_F(Keys, ComeBackAsTheyWereWritten) {
  const ApiKeys keys{{{"0123456789abcdef", "ош", Role::kAuditor, "note", {make_secret().kept}, ""},
                      {"fedcba9876543210", "", Role::kAdmin, "", {}, "2026-11-23T00:00:00Z"}}};
  const auto read = read_api_keys(render_api_keys(keys), "keys");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->keys, keys.keys);
  EXPECT_FALSE(read_api_keys("[]", "keys"));
  auto written = render_api_keys(keys);
  constexpr std::string_view kExpires = "\"expires\":";
  const auto at = written.find(kExpires);
  ASSERT_NE(at, std::string::npos);
  written.insert(at + kExpires.size(), "66666666666666666666");  // more than a whole number holds
  EXPECT_FALSE(read_api_keys(written, "keys"));
  EXPECT_FALSE(read_api_keys("{\"format\":\"tamga-api-keys\",\"version\":1,\"keys\":[{\"id\":7}]}", "keys"));
}

TEST(RateLimit, ABucketEmptiesAndFills) {
  RateLimit limit({.a_minute = 60, .burst = 3});
  auto now = RateLimit::Time{} + std::chrono::hours(1);
  for (int i = 0; i < 3; ++i) EXPECT_FALSE(limit.take("a", now));
  EXPECT_EQ(limit.take("a", now), 1U);
  EXPECT_FALSE(limit.take("b", now)) << "others have their own";
  now += std::chrono::seconds(2);
  EXPECT_FALSE(limit.take("a", now));
  EXPECT_FALSE(limit.take("a", now));
  EXPECT_TRUE(limit.take("a", now));
  now += std::chrono::hours(1);
  for (int i = 0; i < 3; ++i) EXPECT_FALSE(limit.take("a", now));
  EXPECT_TRUE(limit.take("a", now)) << "never more than the burst";
}

TEST(RateLimit, ManyCallersDoNotTakeAllMemory) {
  RateLimit limit({.a_minute = 1, .burst = 1});
  const auto now = RateLimit::Time{} + std::chrono::hours(1);
  for (std::size_t i = 0; i < RateLimit::kMostBuckets; ++i) limit.take(std::to_string(i), now);
  EXPECT_FALSE(limit.take("new", now)) << "the first of those who share a bucket";
  EXPECT_TRUE(limit.take("newer", now));
  EXPECT_TRUE(limit.take("1", now)) << "who is known keeps his own";
}

}  // namespace
}  // namespace tamga
