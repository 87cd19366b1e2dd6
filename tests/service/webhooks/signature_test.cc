// The signature of an event, against values that `openssl dgst` printed.
#include <gtest/gtest.h>

#include "engine/base/hmac.h"
#include "service/webhooks/sender.h"
#include "service/webhooks/signature.h"

namespace tamga {
namespace {

constexpr std::string_view kBody =
    R"({"id":"2f1c7a3e-51aa-4b1c-9c00-0123456789ab","status":"COMPLETE","title":"\u0430"})";

// printf %s "$BODY" | openssl dgst -sha256 -mac HMAC -macopt hexkey:$(printf %s 0123...4567 | base64 -d | xxd -p)
TEST(Signature, DecodesTheFortyHexadecimalDigitsOfASecretAsBase64) {
  const auto secret = decode_signing_secret("0123456789abcdef0123456789abcdef01234567");
  ASSERT_TRUE(secret);
  EXPECT_EQ(secret->size(), 30U);
  EXPECT_EQ(lms_signature(*secret, kBody), "af6a00c949a4c9f6f44d6421bbe7d9255a87c131f8a925a63bd00f704ea34e60");
}

TEST(Signature, IsTheHmacOfRfc4231) {
  EXPECT_EQ(lower_hex(hmac_sha256("Jefe", "what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(lower_hex(hmac_sha256("", "")), "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

TEST(Signature, ReadsSecretsWithAndWithoutPadding) {
  EXPECT_EQ(decode_signing_secret("YWI=").value(), "ab");
  EXPECT_EQ(decode_signing_secret("YWI").value(), "ab");
  EXPECT_EQ(decode_signing_secret("YWJj").value(), "abc");
  for (const char* bad : {"", "=", "a", "YW=I", "YWI==", "YW I", "пароль", "YWJjZ"}) {
    EXPECT_FALSE(decode_signing_secret(bad)) << bad;
  }
}

TEST(Signature, OfOurOwnApiCoversTheTime) {
  const auto signature = api_signature("key", "body", 1763865910999);
  EXPECT_EQ(signature, "t=1763865910,v1=" + lower_hex(hmac_sha256("key", "1763865910.body")));
}

TEST(Sender, PausesDoubleUpToTheLongest) {
  const SenderSettings settings;
  EXPECT_EQ(pause_after(0, settings), 30'000);
  EXPECT_EQ(pause_after(1, settings), 60'000);
  EXPECT_EQ(pause_after(6, settings), 1'920'000);
  EXPECT_EQ(pause_after(7, settings), 3'600'000);
  EXPECT_EQ(pause_after(4'000'000'000U, settings), 3'600'000);
}

TEST(Sender, TriesAgainWhereItMayHelp) {
  for (const int status : {301, 302, 408, 425, 429, 500, 502, 503}) EXPECT_TRUE(worth_another_try(status)) << status;
  for (const int status : {200, 202, 204, 400, 401, 403, 404, 410}) EXPECT_FALSE(worth_another_try(status)) << status;
}

}  // namespace
}  // namespace tamga
