#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <clocale>

#include "tests/corpora/sources/source_check.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/zip_builder.h"

namespace tamga {
namespace {

using testing::ArchiveEntry;
using testing::ArchiveKind;
using ::testing::ElementsAre;
using testing::EntryKind;
using testing::make_archive;
using ::testing::StartsWith;

class ArchiveTest : public ::testing::Test {
 protected:
  std::vector<std::string> read(const std::string& name, const std::string& bytes, const SourceLimits& limits = {}) {
    testing::write_file(directory_.path() / name, bytes);
    return testing::all_of(directory_.path() / name, limits);
  }
  std::string label(const std::string& name) const { return (directory_.path() / name).string(); }

  testing::TemporaryDirectory directory_;
};

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from)) text.replace(at, from.size(), to);
  return text;
}

TEST_F(ArchiveTest, EveryKindGivesItsFilesInOrder) {
  const std::vector<ArchiveEntry> entries = {
      {"класс/", "", EntryKind::kFolder}, {"класс/өмүр.txt", "суу"}, {"./b.txt", "two"}, {".hidden/c.txt", "no"},
      {"__MACOSX/._b.txt", "no"},         {"~$b.docx", "no"}};
  ASSERT_STREQ(std::setlocale(LC_CTYPE, nullptr), "C");  // names must not depend on the locale of the process
  const std::pair<const char*, ArchiveKind> kinds[] = {
      {"a.zip", ArchiveKind::kZip},      {"a.tar", ArchiveKind::kTar},        {"a.tar.gz", ArchiveKind::kTarGz},
      {"a.tar.xz", ArchiveKind::kTarXz}, {"a.tar.zst", ArchiveKind::kTarZst}, {"a.tar.bz2", ArchiveKind::kTarBz2},
      {"nameless", ArchiveKind::kTarGz}};
  for (const auto& [name, kind] : kinds) {
    EXPECT_THAT(read(name, make_archive(kind, entries)), ElementsAre("класс/өмүр.txt=суу", "b.txt=two")) << name;
  }
  ASSERT_STREQ(std::setlocale(LC_CTYPE, nullptr), "C");
}

TEST_F(ArchiveTest, NamesOfWindowsAreDecoded) {
  const auto zip = make_archive(ArchiveKind::kZip, {{"QQQQ.txt", "a"}});
  EXPECT_THAT(read("866.zip", replaced(zip, "QQQQ", "\xE1\xE3\xA4\xE3")), ElementsAre("суду.txt=a"));
  EXPECT_THAT(read("1251.zip", replaced(zip, "QQQQ", "\xF1\xF3\xE4\xF3")), ElementsAre("суду.txt=a"));
}

TEST_F(ArchiveTest, NamesOutsideAreRefusedAndTheRestGoesOn) {
  const auto zip = make_archive(ArchiveKind::kZip, {{"../x", "1"}, {"/etc/y", "2"}, {"a/../../z", "3"}, {"ok", "4"}});
  const auto why = std::string(": names outside the archive are refused");
  EXPECT_THAT(read("a.zip", zip),
              ElementsAre(label("a.zip") + ": entry ../x" + why, label("a.zip") + ": entry /etc/y" + why,
                          label("a.zip") + ": entry a/../../z" + why, "ok=4"));
}

TEST_F(ArchiveTest, LinksDevicesAndLockedEntriesAreErrorsInTheirTurn) {
  const auto tar =
      make_archive(ArchiveKind::kTar, {{"link", "", EntryKind::kLink}, {"null", "", EntryKind::kDevice}, {"ok", "1"}});
  EXPECT_THAT(read("a.tar", tar), ElementsAre(label("a.tar") + ": entry link: links are not read",
                                              label("a.tar") + ": entry null: not a regular file", "ok=1"));
  EXPECT_THAT(read("b.zip", make_archive(ArchiveKind::kLockedZip, {{"x", "1"}, {"y", "2"}})),
              ElementsAre(label("b.zip") + ": entry x: locked by a password",
                          label("b.zip") + ": entry y: locked by a password"));
}

TEST_F(ArchiveTest, LimitsCountRealBytes) {
  const std::vector<ArchiveEntry> entries = {
      {"a", std::string(3'000, 'a')}, {"b", "2"}, {"c", std::string(3'000, 'c')}, {"d", "4"}};
  for (const auto kind : {ArchiveKind::kZip, ArchiveKind::kTarZst}) {
    const auto archive = make_archive(kind, entries);
    EXPECT_THAT(read("a", archive, {.file_bytes = 2'048}),
                ElementsAre(label("a") + ": entry a: larger than 2 KiB, the limit", "b=2",
                            label("a") + ": entry c: larger than 2 KiB, the limit", "d=4"));
    EXPECT_THAT(read("a", archive, {.file_bytes = 2'048, .archive_bytes = 4'096}),
                ElementsAre(label("a") + ": entry a: larger than 2 KiB, the limit", "b=2",
                            label("a") + ": unpacks to more than 4 KiB, the limit; the rest is not read"));
    EXPECT_THAT(
        read("a", archive, {.archive_entries = 2}),
        ElementsAre(StartsWith("a="), "b=2", label("a") + ": more than 2 entries, the limit; the rest is not read"));
  }
}

TEST_F(ArchiveTest, AnEmptyOrDamagedArchiveIsOneErrorAndThenTheEnd) {
  EXPECT_THAT(read("a.zip", ""), ElementsAre(label("a.zip") + ": the file is empty"));
  EXPECT_THAT(read("b.tar.gz", ""), ElementsAre(label("b.tar.gz") + ": the file is empty"));
  EXPECT_THAT(read("c.zip", "nonsense"), ElementsAre(StartsWith(label("c.zip") + ": damaged")));
  EXPECT_THAT(read("d.zip", make_archive(ArchiveKind::kZip, {})), ElementsAre());
}

TEST_F(ArchiveTest, AnArchiveThatBreaksOffSaysSoAtTheEnd) {
  const auto zip = make_archive(ArchiveKind::kZip, {{"a", "one"}, {"b", "two"}});
  EXPECT_THAT(read("a.zip", zip.substr(0, zip.size() - 25)),
              ElementsAre("a=one", "b=two", label("a.zip") + ": damaged: the end of the archive is missing"));
  const auto tar = make_archive(ArchiveKind::kTar, {{"a", "one"}, {"b", std::string(4'000, 'b')}});
  EXPECT_THAT(read("b.tar", tar.substr(0, 3'000)),
              ElementsAre("a=one", StartsWith(label("b.tar") + ": entry b: damaged")));
  const auto packed = make_archive(ArchiveKind::kTarGz, {{"a", "one"}, {"b", "two"}});
  EXPECT_THAT(read("c.tar.gz", packed.substr(0, packed.size() - 12)).back(), StartsWith(label("c.tar.gz") + ": "));
}

TEST_F(ArchiveTest, ADocumentThatIsAContainerIsNoArchive) {
  const auto docx = testing::make_docx("<w:p/>");
  EXPECT_THAT(read("essay.docx", docx), ElementsAre("essay.docx=" + docx));
  EXPECT_THAT(read("essay.zip", docx), ElementsAre("essay.zip=" + docx));
  EXPECT_THAT(read("packed.gz", "\x1F\x8B nothing of tar"), ElementsAre(StartsWith("packed.gz=")));
}

TEST_F(ArchiveTest, AnArchiveInsideIsHandedOn) {
  const auto inner = make_archive(ArchiveKind::kZip, {{"a", "1"}});
  EXPECT_THAT(read("a.zip", make_archive(ArchiveKind::kZip, {{"inner.zip", inner}})),
              ElementsAre("inner.zip=" + inner));
}

}  // namespace
}  // namespace tamga
