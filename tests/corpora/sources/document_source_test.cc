#include "corpora/sources/document_source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/corpora/sources/source_check.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/zip_builder.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;
using testing::all_of;
using ::testing::ElementsAre;
using testing::write_file;

class SourceTest : public ::testing::Test {
 protected:
  fs::path at(const std::string& name) const { return directory_.path() / name; }
  testing::TemporaryDirectory directory_;
};

// For a while an ordinary user, who meets permissions also where tests run as root.
class OrdinaryUser {
 public:
  OrdinaryUser() { EXPECT_EQ(geteuid() == 0 ? seteuid(65'534) : 0, 0); }
  OrdinaryUser(const OrdinaryUser&) = delete;
  OrdinaryUser& operator=(const OrdinaryUser&) = delete;
  OrdinaryUser(OrdinaryUser&&) = delete;
  OrdinaryUser& operator=(OrdinaryUser&&) = delete;
  ~OrdinaryUser() { EXPECT_EQ(getuid() == 0 ? seteuid(0) : 0, 0); }
};

TEST_F(SourceTest, AFileIsOneDocument) {
  write_file(at("essay.txt"), "суу");
  EXPECT_THAT(all_of(at("essay.txt")), ElementsAre("essay.txt=суу"));
  EXPECT_EQ((*open_source(at("essay.txt")))->size(), 1U);
  write_file(at("empty.txt"), "");
  EXPECT_THAT(all_of(at("empty.txt")), ElementsAre("empty.txt="));
}

TEST_F(SourceTest, AFolderIsReadInOrderOfNames) {
  for (const auto* name : {"b/z.txt", "b/a.txt", "a.txt", "c.txt", ".git/x", ".hidden", "~$a.docx", "d/.e/f"}) {
    write_file(at(name), name);
  }
  fs::create_directory(at("empty"));
  const auto source = open_source(directory_.path());
  ASSERT_TRUE(source);
  EXPECT_EQ((*source)->size(), 4U);
  EXPECT_THAT(all_of(**source), ElementsAre("a.txt=a.txt", "b/a.txt=b/a.txt", "b/z.txt=b/z.txt", "c.txt=c.txt"));
}

TEST_F(SourceTest, LinksToFilesAreReadAndLinksToFoldersAreNot) {
  write_file(at("real/a.txt"), "1");
  fs::create_symlink(at("real"), at("folder"));
  fs::create_symlink(".", at("real/loop"));
  fs::create_symlink(at("real/a.txt"), at("file.txt"));
  fs::create_symlink(at("gone"), at("dangling"));
  EXPECT_THAT(all_of(directory_.path()),
              ElementsAre(at("dangling").string() + ": no such file or folder", "file.txt=1", "real/a.txt=1"));
}

TEST_F(SourceTest, WhatCannotBeReadIsAnErrorInItsTurn) {
  write_file(at("a/secret.txt"), "1");
  write_file(at("b/x.txt"), "2");
  write_file(at("c.txt"), "3");
  ASSERT_EQ(mkfifo(at("d").c_str(), 0600), 0);
  fs::permissions(at("b"), fs::perms::none);
  fs::permissions(at("a/secret.txt"), fs::perms::none);
  fs::permissions(directory_.path(), fs::perms::all);
  std::vector<std::string> found;
  {
    const OrdinaryUser user;
    if (geteuid() == 0) GTEST_SKIP() << "cannot drop rights here";
    found = all_of(directory_.path());
  }
  fs::permissions(at("b"), fs::perms::all);
  EXPECT_EQ(found[0], at("a/secret.txt").string() + ": no permission to read it");
  EXPECT_EQ(found[1], at("b").string() + ": no permission to read it");
  EXPECT_EQ(found[2], "c.txt=3");
}

TEST_F(SourceTest, OpeningNamesThePathAndTheCause) {
  const auto missing = open_source(at("no.txt"));
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::kNotFound);
  EXPECT_EQ(missing.error().message, at("no.txt").string() + ": no such file or folder");
  const auto device = open_source("/dev/null");
  ASSERT_FALSE(device);
  EXPECT_EQ(device.error().code, ErrorCode::kInvalidArgument);
  write_file(at("locked.txt"), "1");
  fs::permissions(at("locked.txt"), fs::perms::none);
  fs::permissions(directory_.path(), fs::perms::all);
  const OrdinaryUser user;
  const auto locked = open_source(at("locked.txt"));
  ASSERT_FALSE(locked);
  EXPECT_EQ(locked.error().code, ErrorCode::kPermissionDenied);
}

TEST_F(SourceTest, LargeFilesAreRefusedBeforeReading) {
  write_file(at("a.txt"), "");
  fs::resize_file(at("a.txt"), 1ULL << 40U);  // sparse: takes no room
  EXPECT_THAT(all_of(at("a.txt")), ElementsAre(at("a.txt").string() + ": the file is larger than 100 MiB, the limit"));
}

TEST_F(SourceTest, SeveralSourcesOneBehindTheOther) {
  write_file(at("a.txt"), "1");
  write_file(at("f/b.txt"), "2");
  write_file(at("c.zip"), testing::make_archive(testing::ArchiveKind::kZip, {{"d", "3"}}));
  const auto some = open_sources({at("a.txt"), at("no"), at("f")});
  EXPECT_EQ(some->size(), 3U);
  EXPECT_THAT(all_of(*some), ElementsAre("a.txt=1", at("no").string() + ": no such file or folder", "b.txt=2"));
  EXPECT_FALSE(some->next().has_value());
  const auto with_archive = open_sources({at("c.zip"), at("a.txt")});
  EXPECT_EQ(with_archive->size(), std::nullopt);
  EXPECT_THAT(all_of(*with_archive), ElementsAre("d=3", "a.txt=1"));
  EXPECT_EQ(open_sources({})->size(), 0U);
}

}  // namespace
}  // namespace tamga
