#include "corpora/archive/archive_magic.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/zip_builder.h"

namespace tamga {
namespace {

using testing::ArchiveKind;

TEST(ArchiveMagic, KnowsArchivesByTheirFirstBytes) {
  for (const auto kind : {ArchiveKind::kZip, ArchiveKind::kTar, ArchiveKind::kTarGz, ArchiveKind::kTarXz,
                          ArchiveKind::kTarZst, ArchiveKind::kTarBz2, ArchiveKind::k7z}) {
    EXPECT_TRUE(has_archive_magic(testing::make_archive(kind, {{"a", "1"}}))) << static_cast<int>(kind);
  }
  EXPECT_TRUE(has_archive_magic(testing::make_rar("a", "1")));
  for (const char* const head : {"", "P", "PK", "%PDF-1.4", "Rar", "{\\rtf", "text"}) {
    EXPECT_FALSE(has_archive_magic(head)) << head;
  }
}

TEST(ArchiveMagic, KnowsArchivesAndContainersByName) {
  for (const char* const name : {"a.zip", "A.ZIP", "b/c.tar.gz", "d.7z", "e.RAR", "f.tgz"}) {
    EXPECT_TRUE(is_archive_name(name)) << name;
    EXPECT_FALSE(is_container_name(name)) << name;
  }
  for (const char* const name : {"a.docx", "b.ODT", "c.epub", "d.pptx"}) {
    EXPECT_TRUE(is_container_name(name)) << name;
    EXPECT_FALSE(is_archive_name(name)) << name;
  }
  EXPECT_FALSE(is_archive_name("zip"));
  EXPECT_FALSE(is_container_name("a.txt"));
}

}  // namespace
}  // namespace tamga
