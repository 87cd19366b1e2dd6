#include "engine/report/signature/signature_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "engine/report/signature/utc_time.h"

namespace tamga {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

SignatureFile example() {
  SignatureFile file;
  file.key = "00112233445566778899aabbccddeeff";
  file.signed_at = "2026-11-22T19:30:00Z";
  file.bodies = {std::string(64, 'b')};
  file.files = {{"эссе.json", std::string(64, '1')}, {"эссе 2.pdf", std::string(64, '2')}};
  file.signature.fill(7);
  return file;
}

TEST(SignatureFile, ReadsLikeThis) {
  const auto text = render_signature(example());
  const auto a64 = [](char c) { return std::string(64, c); };
  EXPECT_EQ(text,
            "tamga-signature 1\n"
            "key 00112233445566778899aabbccddeeff\n"
            "signed 2026-11-22T19:30:00Z\n"
            "body " +
                a64('b') +
                "\n"
                "sha256 " +
                a64('1') +
                "  эссе.json\n"
                "sha256 " +
                a64('2') +
                "  эссе 2.pdf\n"
                "signature BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBw==\n");
  EXPECT_EQ(text, signed_lines(example()) + text.substr(text.find("signature B")));
}

TEST(SignatureFile, ComesBack) {
  const auto again = read_signature(render_signature(example()), "s");
  ASSERT_TRUE(again.has_value()) << again.error().message;
  EXPECT_EQ(*again, example());
}

TEST(SignatureFile, SaysWhichLineIsWrong) {
  const auto text = render_signature(example());
  const auto with = [&](const std::string& old, const std::string& other) {
    auto changed = text;
    changed.replace(changed.find(old), old.size(), other);
    return changed;
  };
  const struct {
    std::string bytes;
    const char* message;
  } cases[] = {
      {"", "s: not a signature file"},
      {with("tamga-signature 1", "tamga-signature 2"), "s: a signature file of a version not known here"},
      {with("key 0", "key G"), "s: line 2 is not the id of a key"},
      {with("key ", "yek "), "s: line 2 is not the id of a key"},
      {with("11-22T", "11-31T"), "s: line 3 is not a time in UTC"},
      {with("body b", "body B"), "s: line 4 is not the hash of a report's body"},
      {with("1  эссе", "1 эссе"), "s: line 5 is not a hash and the name of a file"},
      {with("эссе 2.pdf", "эссе.json"), "s: line 6 is not the only line about its file"},
      {with("эссе.json", "../x"), "s: line 5 is not a hash and the name of a file"},
      {with("Bw==", "Bx=="), "s: line 7 is not a signature"},
      {text + "\n", "s: line 8 is not to be there"},
      {text.substr(0, text.size() - 1), "s: line 7 is not a signature"},
      {with("sha256 1", "sha257 1"), "s: line 5 is not a hash"},
  };
  for (const auto& c : cases) {
    const auto read = read_signature(c.bytes, "s");
    ASSERT_FALSE(read.has_value()) << c.message;
    EXPECT_THAT(read.error().message, StartsWith(c.message));
  }
}

TEST(SignatureFile, HasOneFormForEachContent) {
  const auto text = render_signature(example());
  std::mt19937_64 random(1);
  for (int round = 0; round < 5000; ++round) {
    auto bytes = text;
    bytes[random() % bytes.size()] = static_cast<char>(random());
    if (random() % 2 == 0) bytes.insert(random() % bytes.size(), 1, static_cast<char>(random()));
    const auto read = read_signature(bytes, "s");
    EXPECT_EQ(read ? render_signature(*read) : bytes, bytes);
  }
}

TEST(SignatureFile, NamesStandInOneLine) {
  for (const char* name : {"a.json", "эссе, 2-курс.docx", " x", "-rf"}) EXPECT_TRUE(can_be_signed_as(name)) << name;
  for (const char* name : {"", "a/b", "a\nb", "a\\b", "\x7f", "\xff", "a\tb"})
    EXPECT_FALSE(can_be_signed_as(name)) << name;
}

TEST(UtcTime, WritesAndKnowsRealTimes) {
  const auto at = [](long seconds) {
    return utc_time(std::chrono::system_clock::time_point(std::chrono::seconds(seconds)));
  };
  EXPECT_EQ(at(0), "1970-01-01T00:00:00Z");
  EXPECT_EQ(at(951'827'696), "2000-02-29T12:34:56Z");
  EXPECT_EQ(at(4'102'444'799), "2099-12-31T23:59:59Z");
  for (long seconds = 0; seconds < 4'000'000'000; seconds += 98'765'432) EXPECT_TRUE(is_utc_time(at(seconds)));
  for (const char* text :
       {"", "2026-11-22", "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z", "2026-11-22T24:00:00Z",
        "2026-11-22T00:60:00Z", "2026-11-22T00:00:60Z", "2026-11-22 00:00:00Z", "2026-11-22T00:00:00z"}) {
    EXPECT_FALSE(is_utc_time(text)) << text;
  }
}

}  // namespace
}  // namespace tamga
