#include "engine/base/signing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "engine/base/hash.h"

namespace tamga {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

// RFC 8032, section 7.1, test 2, as PKCS #8 (RFC 8410): the private key 4ccd08...a6fb.
constexpr const char* kExamplePem =
    "-----BEGIN PRIVATE KEY-----\n"
    "MC4CAQAwBQYDK2VwBCIEIEzNCJso/5banbbDRuwRTg9bijGfNaumJNqM9u1PuKb7\n"
    "-----END PRIVATE KEY-----\n";

std::string hex_of(auto bytes) {
  std::string hex;
  for (const unsigned char byte : bytes) {
    hex += "0123456789abcdef"[byte >> 4U];
    hex += "0123456789abcdef"[byte & 15U];
  }
  return hex;
}

TEST(Signing, RoundTripsThroughPem) {
  const auto key = PrivateKey::generate();
  ASSERT_TRUE(key.has_value());
  const auto pem = key->to_pem();
  EXPECT_THAT(std::string(pem.view()), StartsWith("-----BEGIN PRIVATE KEY-----\n"));
  const auto again = PrivateKey::from_pem(pem.view(), "k");
  ASSERT_TRUE(again.has_value()) << again.error().message;
  EXPECT_EQ(again->public_key(), key->public_key());
  EXPECT_EQ(again->sign("text"), key->sign("text"));
}

TEST(Signing, KeysDiffer) {
  EXPECT_NE(PrivateKey::generate()->public_key(), PrivateKey::generate()->public_key());
}

TEST(Signing, HoldsForTheVeryMessageKeyAndSignature) {
  const auto key = PrivateKey::generate();
  const std::string message = "what was signed";
  const auto signature = key->sign(message);
  EXPECT_TRUE(signature_holds(key->public_key(), message, signature));
  EXPECT_FALSE(signature_holds(PrivateKey::generate()->public_key(), message, signature));
  EXPECT_FALSE(signature_holds(key->public_key(), message + " ", signature));
  for (std::size_t bit = 0; bit < 8 * signature.size(); ++bit) {
    auto other = signature;
    other[bit / 8] = static_cast<unsigned char>(other[bit / 8] ^ 1U << bit % 8);
    EXPECT_FALSE(signature_holds(key->public_key(), message, other)) << bit;
  }
  for (std::size_t bit = 0; bit < 8 * message.size(); ++bit) {
    auto other = message;
    other[bit / 8] = static_cast<char>(other[bit / 8] ^ 1 << bit % 8);
    EXPECT_FALSE(signature_holds(key->public_key(), other, signature)) << bit;
  }
}

TEST(Signing, IsEd25519) {
  const auto key = PrivateKey::from_pem(kExamplePem, "k");
  ASSERT_TRUE(key.has_value()) << key.error().message;
  EXPECT_EQ(hex_of(key->public_key()), "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
  EXPECT_EQ(hex_of(key->sign("r")),
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
}

TEST(Signing, AKeyIsCalledByTheHashOfItsPublicPart) {
  const auto key = PrivateKey::from_pem(kExamplePem, "k")->public_key();
  std::string der("\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00", 12);
  der.append(key.begin(), key.end());
  EXPECT_EQ(key_id(key), sha256_hex(der).substr(0, 32));
  EXPECT_THAT(public_key_pem(key), StartsWith("-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA"));
}

TEST(Signing, RefusesWhatIsNoSuchKey) {
  const auto pem = PrivateKey::generate()->to_pem();
  for (const std::string& text :
       {std::string(), std::string("key"), public_key_pem({}), std::string(pem.view().substr(0, 80)),
        std::string("-----BEGIN ENCRYPTED PRIVATE KEY-----\nMC4CAQAw\n-----END ENCRYPTED PRIVATE KEY-----\n")}) {
    const auto key = PrivateKey::from_pem(text, "some.key");
    ASSERT_FALSE(key.has_value()) << text;
    EXPECT_THAT(key.error().message, StartsWith("some.key: "));
  }
}

}  // namespace
}  // namespace tamga
