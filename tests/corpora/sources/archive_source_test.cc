#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

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
      {"a.7z", ArchiveKind::k7z},        {"nameless", ArchiveKind::kTarGz}};
  for (const auto& [name, kind] : kinds) {
    EXPECT_THAT(read(name, make_archive(kind, entries)), ElementsAre("класс/өмүр.txt=суу", "b.txt=two")) << name;
  }
  ASSERT_STREQ(std::setlocale(LC_CTYPE, nullptr), "C");
}

TEST_F(ArchiveTest, RarIsRead) {
  EXPECT_THAT(read("a.rar", testing::make_rar("класс/өмүр.txt", "суу")), ElementsAre("класс/өмүр.txt=суу"));
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
  // Never silence: it would be a work that nobody misses.
  const auto nothing = ": there is no document in the archive";
  EXPECT_THAT(read("d.zip", make_archive(ArchiveKind::kZip, {})), ElementsAre(label("d.zip") + nothing));
  EXPECT_THAT(read("e.zip", make_archive(ArchiveKind::kZip, {{".hidden", "x"}})),
              ElementsAre(label("e.zip") + nothing));
  EXPECT_THAT(read("f.rar", "Rar!\x1A\x07\x01" + std::string(1, '\0') + "junk"), ElementsAre(label("f.rar") + nothing));
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

TEST_F(ArchiveTest, ArchivesInsideAreOpenedToThreeLevels) {
  std::string archive = make_archive(ArchiveKind::kTarGz, {{"дил.txt", "суу"}});
  archive = make_archive(ArchiveKind::kZip, {{"first.txt", "1"}, {"c.tar.gz", archive}, {"last.txt", "2"}});
  EXPECT_THAT(read("b.zip", archive), ElementsAre("first.txt=1", "c.tar.gz/дил.txt=суу", "last.txt=2"));
  archive = make_archive(ArchiveKind::k7z, {{"b.zip", archive}});
  EXPECT_THAT(read("a.7z", archive),
              ElementsAre("b.zip/first.txt=1", "b.zip/c.tar.gz/дил.txt=суу", "b.zip/last.txt=2"));
  archive = make_archive(ArchiveKind::kTar, {{"a.7z", archive}});
  EXPECT_THAT(
      read("z.tar", archive),
      ElementsAre("a.7z/b.zip/first.txt=1",
                  label("z.tar") + ": entry a.7z/b.zip/c.tar.gz: archives more than 3 deep in each other, the limit",
                  "a.7z/b.zip/last.txt=2"));
}

TEST_F(ArchiveTest, ADamagedArchiveInsideIsOneErrorAndTheRestGoesOn) {
  const auto inner = make_archive(ArchiveKind::kZip, {{"a", "1"}, {"b", "2"}});
  EXPECT_THAT(
      read("a.zip", make_archive(ArchiveKind::kZip, {{"in.zip", inner.substr(0, inner.size() - 25)},
                                                     {"bad.zip", "no archive"},
                                                     {"docx.zip", testing::make_docx("<w:p/>")},
                                                     {"last", "3"}})),
      ElementsAre("in.zip/a=1", "in.zip/b=2",
                  label("a.zip") + ": entry in.zip: damaged: the end of the archive is missing",
                  StartsWith(label("a.zip") + ": entry bad.zip: damaged"), StartsWith("docx.zip=PK"), "last=3"));
}

TEST_F(ArchiveTest, ErrorsCarryTheNameOfTheDocument) {
  testing::write_file(directory_.path() / "f/a.zip", make_archive(ArchiveKind::kLockedZip, {{"эссе.txt", "1"}}));
  const auto source = open_source(directory_.path() / "f");
  ASSERT_TRUE(source);
  const auto document = (*source)->next();
  ASSERT_TRUE(document && !document->has_value());
  EXPECT_EQ(document->error().document, "a.zip/эссе.txt");
  EXPECT_EQ(document->error().fault, ReadingFault::kLocked);
  EXPECT_EQ(document->error().message, label("f/a.zip") + ": entry эссе.txt: locked by a password");
}

TEST_F(ArchiveTest, InAFolderAnArchiveIsOpenedUnderItsName) {
  testing::write_file(directory_.path() / "f/a.zip", make_archive(ArchiveKind::kZip, {{"x.txt", "1"}}));
  testing::write_file(directory_.path() / "f/b.txt", "2");
  EXPECT_THAT(testing::all_of(directory_.path() / "f"), ElementsAre("a.zip/x.txt=1", "b.txt=2"));
}

TEST_F(ArchiveTest, ABombIsOneErrorAndTheRestGoesOn) {
  const std::string zeros(12U << 20U, '\0');
  const auto bomb = make_archive(ArchiveKind::kZip, {{"z", zeros}, {"z2", zeros}});
  EXPECT_THAT(
      read("bomb.zip", bomb),
      ElementsAre(label("bomb.zip") + ": unpacks to more than 200 times its size, the limit; the rest is not read"));
  std::string noise(1U << 20U, '\0');
  std::mt19937 random(3);
  for (auto& c : noise) c = static_cast<char>(random());
  const auto both = make_archive(
      ArchiveKind::kZip, {{"noise", noise}, {"bomb.zip", bomb}, {"zeros", std::string(64U << 20U, '\0')}, {"ok", "1"}});
  EXPECT_THAT(
      read("works.zip", both),
      ElementsAre(StartsWith("noise="),
                  label("works.zip") +
                      ": entry bomb.zip: unpacks to more than 200 times its size, the limit; the rest is not read",
                  label("works.zip") + ": entry zeros: unpacks to more than 200 times its size, the limit", "ok=1"));
}

TEST_F(ArchiveTest, WorksOfMoodleSayWhoseTheyAre) {
  testing::write_file(directory_.path() / "m.zip",
                      make_archive(ArchiveKind::kZip, {{"Айжан Асанова_47_assignsubmission_file/эссе.txt", "1"}}));
  const auto source = open_source(directory_.path() / "m.zip");
  ASSERT_TRUE(source);
  const auto document = (*source)->next();
  ASSERT_TRUE(document && document->has_value());
  EXPECT_EQ((*document)->stated.author_id, "47");
  EXPECT_EQ((*document)->stated.author, "Айжан Асанова");
}

}  // namespace
}  // namespace tamga
