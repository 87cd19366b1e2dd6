// The reader of archives without a worker around it: what it takes from its feed, and what damaged bytes make of it.
#include "corpora/archive/archive_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "engine/text/utf8.h"
#include "tests/support/zip_builder.h"

namespace tamga {
namespace {

using testing::ArchiveKind;
using ::testing::ElementsAre;
using testing::make_archive;

ByteFeed feed_of(const std::string& bytes, std::size_t* taken = nullptr) {
  return {.size = bytes.size(), .read = [&bytes, taken](std::uint64_t at, std::size_t most) {
            const auto given = std::string_view(bytes).substr(std::min<std::uint64_t>(at, bytes.size()), most);
            if (taken != nullptr) *taken += given.size();
            return given;
          }};
}

// "name=bytes", or the name and the sentence of an Error.
std::vector<std::string> all_of(const std::string& bytes, const StreamLimits& limits = {}) {
  const auto stream = open_archive({.kind = {}, .name = "a", .size = bytes.size(), .limits = limits}, feed_of(bytes));
  std::vector<std::string> found;
  while (const auto next = stream.next()) {
    found.push_back(*next ? (*next)->name + "=" + (*next)->bytes
                          : next->error().document + ": " + next->error().message);
    EXPECT_LT(found.size(), 1000U);
  }
  EXPECT_FALSE(stream.next());
  return found;
}

const ArchiveKind kKinds[] = {ArchiveKind::kZip,    ArchiveKind::kTar,    ArchiveKind::kTarGz, ArchiveKind::kTarXz,
                              ArchiveKind::kTarZst, ArchiveKind::kTarBz2, ArchiveKind::k7z};

TEST(ArchiveReader, ReadsWhatTheWriterOfLibarchiveWrites) {
  for (const auto kind : kKinds) {
    EXPECT_THAT(all_of(make_archive(kind, {{"үй/ө.txt", "суу"}, {"b", ""}})), ElementsAre("үй/ө.txt=суу", "b="));
  }
}

TEST(ArchiveReader, OfALargeZipTakesOnlyWhatItNeeds) {
  std::string noise(4U << 20U, '\0');
  std::mt19937 random(1);
  std::ranges::generate(noise, [&] { return static_cast<char>(random()); });
  const auto bytes = make_archive(ArchiveKind::kZip, {{"a", noise}, {"b", "2"}});
  std::size_t taken = 0;
  const auto stream = open_archive({.kind = {}, .name = "a.zip", .size = bytes.size(), .limits = {.file_bytes = 1000}},
                                   feed_of(bytes, &taken));
  ASSERT_TRUE(stream.next());  // too large: refused
  EXPECT_EQ((*stream.next())->bytes, "2");
  EXPECT_LT(taken, 1U << 20U);
}

TEST(ArchiveReader, AFeedThatFailsIsADamagedArchive) {
  const auto bytes = make_archive(ArchiveKind::kTar, {{"a", "1"}, {"b", std::string(200'000, 'b')}});
  const auto stream = open_archive({.kind = {}, .name = "a.tar", .size = bytes.size(), .limits = {}},
                                   {.size = bytes.size(), .read = [&](std::uint64_t at, std::size_t most) {
                                      return at < 60'000 || at > 180'000 ? std::string_view(bytes).substr(at, most)
                                                                         : std::string_view();
                                    }});
  const auto first = stream.next();
  ASSERT_TRUE(first && *first) << first->error().message;
  EXPECT_EQ((*first)->name, "a");
  const auto broken = stream.next();
  ASSERT_TRUE(broken && !*broken);
  EXPECT_EQ(broken->error().code, ErrorCode::kCorrupt);
  EXPECT_THAT(broken->error().message, ::testing::HasSubstr("cannot be read at byte"));
  EXPECT_FALSE(stream.next());
}

TEST(ArchiveReader, WhatIsCutOffIsReadUpToThere) {
  std::vector<testing::ArchiveEntry> entries;
  for (int i = 0; i < 20; ++i) entries.push_back({std::to_string(i), std::string(3000, static_cast<char>('a' + i))});
  for (const auto kind : {ArchiveKind::kZip, ArchiveKind::kTar}) {
    const auto whole = make_archive(kind, entries);
    const auto found = all_of(whole.substr(0, whole.size() / 2));
    ASSERT_GT(found.size(), 5U);
    for (std::size_t i = 0; i + 2 < found.size(); ++i) EXPECT_TRUE(found[i].starts_with(std::to_string(i) + "="));
    EXPECT_THAT(found.back(), ::testing::HasSubstr("damaged"));
  }
}

TEST(ArchiveReader, OfMutatedBytesEveryNameIsHarmlessAndTheEndComes) {
  std::mt19937_64 random(11);
  for (const auto kind : kKinds) {
    const auto whole = make_archive(kind, {{"үй/ө.txt", std::string(300, 'x')}, {"b", "2"}, {"c", "3"}});
    for (int round = 0; round < 60; ++round) {
      auto bytes = whole;
      for (auto changes = random() % 6 + 1; changes > 0; --changes)
        bytes[random() % bytes.size()] = static_cast<char>(random());
      const auto stream = open_archive({.kind = {}, .name = "a", .size = bytes.size(), .limits = {}}, feed_of(bytes));
      int count = 0;
      while (const auto next = stream.next()) {
        ASSERT_LT(++count, 100);
        const auto& name = *next ? (*next)->name : next->error().document;
        EXPECT_FALSE(first_invalid_utf8(name));
        EXPECT_EQ(name.find('\0'), std::string::npos);
      }
    }
  }
}

}  // namespace
}  // namespace tamga
