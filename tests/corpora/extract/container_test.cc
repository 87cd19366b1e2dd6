#include "corpora/extract/container.h"

#include <gtest/gtest.h>

#include "tests/support/zip_builder.h"

namespace tamga {
namespace {

using testing::ArchiveKind;
using testing::make_archive;

bool all(std::string_view /*part*/) {
  return true;
}

Error refused(const std::string& bytes, const ExtractLimits& limits = {}) {
  const auto parts = read_parts(bytes, "essay.docx", limits, all);
  EXPECT_FALSE(parts);
  return parts ? Error{} : parts.error();
}

TEST(Container, ReadsWhatIsWanted) {
  const auto zip = make_archive(ArchiveKind::kZip, {{"a", "one"}, {"b", "two"}});
  const auto parts = read_parts(zip, "x", {}, [](std::string_view part) { return part == "b"; });
  ASSERT_TRUE(parts);
  EXPECT_EQ(*parts, (std::map<std::string, std::string>{{"b", "two"}}));
  EXPECT_EQ(list_container(zip).names, (std::vector<std::string>{"a", "b"}));
  EXPECT_TRUE(list_container(zip).complete);
}

TEST(Container, LimitsCountRealBytes) {
  const auto zip =
      make_archive(ArchiveKind::kZip, {{"a", std::string(1U << 20U, 'a')}, {"b", std::string(1U << 20U, 'b')}});
  EXPECT_EQ(refused(zip, {.part_bytes = 1'000}).message, "essay.docx: part a is larger than 1000 bytes, the limit");
  EXPECT_EQ(refused(zip, {.inflated_bytes = 3U << 19U}).message,
            "essay.docx: unpacks to more than 1536 KiB, the limit");
  EXPECT_TRUE(read_parts(zip, "x", {}, all));
}

TEST(Container, ABombIsRefusedByItsRatio) {
  const auto bomb = make_archive(ArchiveKind::kZip, {{"a", std::string(40U << 20U, ' ')}});
  const auto error = refused(bomb);
  EXPECT_EQ(error.code, ErrorCode::kLimitExceeded);
  EXPECT_EQ(error.message, "essay.docx: unpacks to more than 200 times its size (part a), the limit");
}

TEST(Container, AWrongChecksumIsDamage) {
  const std::string content(100, 'x');
  auto zip = make_archive(ArchiveKind::kZip, {{"a", "pqrstuvwxyz0123456789"}});
  const auto directory = zip.find("PK\x01\x02");
  zip[directory + 16] = static_cast<char>(zip[directory + 16] ^ 1);  // the checksum in the directory
  EXPECT_EQ(refused(zip).code, ErrorCode::kCorrupt);
  EXPECT_TRUE(refused(zip).message.starts_with("essay.docx: damaged: part a: "));
}

TEST(Container, TwoPartsOfOneNameAreDamage) {
  EXPECT_EQ(refused(make_archive(ArchiveKind::kZip, {{"a", "one"}, {"a", "two"}})).message,
            "essay.docx: damaged: part a: it is there twice");
}

TEST(Container, APasswordIsNamed) {
  const auto error = refused(make_archive(ArchiveKind::kLockedZip, {{"a", "one"}}));
  EXPECT_EQ(error.code, ErrorCode::kUnsupported);
  EXPECT_EQ(error.message, "essay.docx: unsupported: it is locked by a password");
}

TEST(Container, DamagedOnesListWhatIsFound) {
  const auto zip = make_archive(ArchiveKind::kZip, {{"a", "one"}, {"b", std::string(500, 'b')}});
  EXPECT_FALSE(list_container(zip.substr(0, 60)).complete);
  EXPECT_EQ(list_container(zip.substr(0, 60)).names.at(0), "a");
  EXPECT_TRUE(list_container("PK\x03\x04").names.empty());
}

}  // namespace
}  // namespace tamga
