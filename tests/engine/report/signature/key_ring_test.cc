#include "engine/report/signature/key_ring.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "engine/base/json.h"
#include "engine/report/signature/sign.h"

namespace tamga {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

struct Fixture {
  PrivateKey old_key = *PrivateKey::generate();
  PrivateKey new_key = *PrivateKey::generate();
  KeyRing ring{{{"2025", old_key.public_key(), "2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z", "", ""},
                {"2026", new_key.public_key(), "2026-01-01T00:00:00Z", "", "", ""}}};
};

SignatureFile signed_by(const PrivateKey& key, const std::string& time) {
  const FileBytes files[] = {{"a.html", "<p>"}};
  return *sign_files(key, files, time);
}

TEST(KeyRing, ComesBack) {
  const Fixture f;
  const auto text = render_key_ring(f.ring);
  const auto again = read_key_ring(text, "keys");
  ASSERT_TRUE(again.has_value()) << again.error().message;
  EXPECT_EQ(render_key_ring(*again), text);
  EXPECT_EQ(find_key(*again, key_id(f.old_key.public_key()))->name, "2025");
  EXPECT_EQ(find_key(*again, "0"), nullptr);
}

TEST(KeyRing, OldSignaturesHoldAfterTheKeyWasReplaced) {
  const Fixture f;
  EXPECT_EQ(judge(signed_by(f.old_key, "2025-06-01T00:00:00Z"), f.ring), Trust::kHolds);
  EXPECT_EQ(judge(signed_by(f.old_key, "2026-01-01T00:00:00Z"), f.ring), Trust::kHolds);
  EXPECT_EQ(judge(signed_by(f.old_key, "2026-01-01T00:00:01Z"), f.ring), Trust::kAfterRetirement);
  EXPECT_EQ(judge(signed_by(f.new_key, "2026-06-01T00:00:00Z"), f.ring), Trust::kHolds);
}

TEST(KeyRing, NothingHoldsByARevokedKeyOrOneThatIsNotThere) {
  Fixture f;
  f.ring.keys[1].revoked = "2026-03-01T00:00:00Z";
  EXPECT_EQ(judge(signed_by(f.new_key, "2026-02-01T00:00:00Z"), f.ring), Trust::kRevoked);
  EXPECT_EQ(judge(signed_by(f.new_key, "2026-06-01T00:00:00Z"), f.ring), Trust::kRevoked);
  EXPECT_EQ(judge(signed_by(*PrivateKey::generate(), "2026-06-01T00:00:00Z"), f.ring), Trust::kUnknownKey);
}

TEST(KeyRing, AChangedLineBreaksTheSignature) {
  const Fixture f;
  const auto sound = signed_by(f.new_key, "2026-06-01T00:00:00Z");
  auto other = sound;
  other.signed_at = "2026-06-01T00:00:01Z";
  EXPECT_EQ(judge(other, f.ring), Trust::kBroken);
  other = sound;
  other.files[0].name = "b.html";
  EXPECT_EQ(judge(other, f.ring), Trust::kBroken);
  other = sound;
  other.key = key_id(f.old_key.public_key());
  EXPECT_EQ(judge(other, f.ring), Trust::kBroken);
}

TEST(KeyRing, SaysWhatIsWrongAndWhere) {
  const Fixture f;
  const struct {
    const char* at;
    Json value;
    const char* message;
  } cases[] = {
      {"/format", "ring", "k: not a key ring"},
      {"/version", 2, "k: a key ring of a version not known here"},
      {"/keys", 7, "k: keys is not a list"},
      {"/keys/0/id", "00", "k: keys[0].id is not that of the public key"},
      {"/keys/0/public_key", "AAAA", "k: keys[0].public_key is not a public key in base64"},
      {"/keys/1/retired", "yesterday", "k: keys[1].retired is not a time in UTC"},
      {"/keys/1/surplus", 1, "k: keys[1] has an unknown member \"surplus\""},
      {"/keys/1/name", Json(), "k: keys[1].name is not a string"},
  };
  for (const auto& c : cases) {
    Json broken = Json::parse(render_key_ring(f.ring));
    broken[Json::json_pointer(c.at)] = c.value;
    const auto read = read_key_ring(dump_json(broken), "k");
    ASSERT_FALSE(read.has_value()) << c.at;
    EXPECT_EQ(read.error().message, c.message);
  }
  Json twice = Json::parse(render_key_ring(f.ring));
  twice["keys"].push_back(twice["keys"][0]);
  EXPECT_EQ(read_key_ring(dump_json(twice), "k").error().message, "k: keys[2] stands twice");
  EXPECT_THAT(read_key_ring("[", "k").error().message, StartsWith("k: not JSON"));
  EXPECT_THAT(read_key_ring("[]", "k").error().message, HasSubstr("not a key ring"));
}

}  // namespace
}  // namespace tamga
