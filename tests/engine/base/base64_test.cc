#include "engine/base/base64.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace tamga {
namespace {

std::string encode(const std::string& text) {
  return base64_encode({reinterpret_cast<const unsigned char*>(text.data()), text.size()});
}

// The examples of RFC 4648, section 10.
TEST(Base64, GivesTheExamplesOfItsDefinition) {
  const struct {
    const char* bytes;
    const char* text;
  } cases[] = {{"", ""},
               {"f", "Zg=="},
               {"fo", "Zm8="},
               {"foo", "Zm9v"},
               {"foob", "Zm9vYg=="},
               {"fooba", "Zm9vYmE="},
               {"foobar", "Zm9vYmFy"}};
  for (const auto& c : cases) {
    EXPECT_EQ(encode(c.bytes), c.text);
    EXPECT_EQ(base64_decode(c.text), c.bytes);
  }
}

TEST(Base64, ReadsWhatItWrote) {
  std::mt19937_64 random(1);
  for (std::size_t size = 0; size < 200; ++size) {
    std::string bytes;
    while (bytes.size() < size) bytes += static_cast<char>(random());
    EXPECT_EQ(base64_decode(encode(bytes)), bytes);
  }
}

TEST(Base64, HasOneFormOnly) {
  for (const char* text : {"Zg", "Zg=", "Zh==", "Zg===", "Z===", "Zg==\n", " Zg==", "Zm8", "Zm9=", "Zm9v=", "=",
                           "Zg==Zg==", "Zm-v", "Z"}) {
    EXPECT_EQ(base64_decode(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace tamga
