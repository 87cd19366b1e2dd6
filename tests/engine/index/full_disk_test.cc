// A full disk: what was acknowledged stays and answers, what cannot be written is refused with one sentence, and when
// there is room the same store goes on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/index/segment.h"
#include "tests/engine/index/store_fixture.h"
#include "tests/support/small_disk.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using testing::SmallDisk;
using ::testing::StartsWith;

constexpr std::uint64_t kMegabyte = 1U << 20U;
constexpr std::uint64_t kPage = 4096;

// 400 postings, and a text that does not compress well.
NewDocument large_document(std::uint64_t number) {
  std::vector<std::uint64_t> numbers;
  for (std::uint64_t i = 0; i < 400; ++i) numbers.push_back(number * 1000 + i);
  auto made = document(std::to_string(number), numbers);
  made.text = {};
  std::uint64_t random = number;
  for (int i = 0; i < 4000; ++i) {
    random = random * 6364136223846793005ULL + 1442695040888963407ULL;
    made.text.text += static_cast<char>('a' + (random >> 33U) % 26);
  }
  return made;
}

Result<std::vector<std::uint64_t>> hashes_of_large(const ExtractedText& text) {
  for (std::uint64_t number = 1; number < 2000; ++number) {
    const auto made = large_document(number);
    if (made.text.text == text.text) return made.hashes;
  }
  return fail(ErrorCode::kCorrupt, "not a text of this test");
}

class FullDisk : public ::testing::Test {
 protected:
  // A small disk on `directory`, or on all of the folder; the test skips itself if there can be none.
  void mount(const fs::path& directory, std::uint64_t bytes) {
    fs::create_directories(directory);
    disk_ = SmallDisk::mount(directory, bytes);
    if (disk_ == nullptr) GTEST_SKIP() << "no rights to mount a small disk here";
  }

  void create(const RocksDbOptions& options) {
    auto made = create_rocksdb_store(path(), {}, options);
    ASSERT_TRUE(made) << made.error().message;
    store_ = std::move(*made);
  }

  // Puts documents behind the last one, one a call, until one is refused or there are `most`; why it was refused.
  std::string put_until_refused(std::uint64_t most) {
    while (acknowledged_ < most) {
      const auto one = large_document(acknowledged_ + 1);
      const auto put = store_->put({&one, 1});
      if (!put) return put.error().message;
      ++acknowledged_;
    }
    return {};
  }

  void expect_acknowledged() const {
    ASSERT_EQ(store_->stats()->documents, acknowledged_);
    for (std::uint64_t number = 1; number <= acknowledged_; ++number) {
      const auto one = large_document(number);
      const auto list = store_->candidates(query_of(one.hashes));
      ASSERT_TRUE(list) << list.error().message;
      ASSERT_EQ(list->candidates.size(), 1U);
      EXPECT_EQ(list->candidates[0].shared, 400U);
      EXPECT_EQ(store_->text(list->candidates[0].document)->text, one.text.text);
    }
  }

  void expect_sound_when_opened_again(const RocksDbOptions& options) {
    store_.reset();
    auto opened = open_rocksdb_store(path(), options);
    ASSERT_TRUE(opened) << opened.error().message;
    store_ = std::move(*opened);
    expect_acknowledged();
    const auto inspection = store_->inspect(hashes_of_large);
    ASSERT_TRUE(inspection) << inspection.error().message;
    EXPECT_EQ(inspection->damages, 0U) << inspection->first_damages.at(0).what;
  }

  fs::path path() const { return folder_.path() / "index"; }

  ScratchFolder folder_;
  std::unique_ptr<SmallDisk> disk_;
  std::unique_ptr<FingerprintStore> store_;
  std::uint64_t acknowledged_ = 0;
};

TEST_F(FullDisk, RefusesPutsAndGoesOnWhenThereIsRoom) {
  ASSERT_NO_FATAL_FAILURE(mount(folder_.path(), 2 * kMegabyte));
  if (IsSkipped()) return;
  create({});
  const auto refused = put_until_refused(2000);
  EXPECT_EQ(refused, path().string() + ": the disk is full");
  EXPECT_GT(acknowledged_, 10U);
  expect_acknowledged();
  EXPECT_EQ(put_until_refused(2000), refused) << "it is still full";

  ASSERT_TRUE(disk_->resize(32 * kMegabyte));
  const auto before = acknowledged_;
  EXPECT_EQ(put_until_refused(before + 20), "") << "the same store goes on";
  EXPECT_EQ(acknowledged_, before + 20);
  ASSERT_TRUE(store_->erase("", "1"));
  const auto first = large_document(1);
  ASSERT_TRUE(store_->put({&first, 1}));
  expect_sound_when_opened_again({});
}

// Only the segments are on the small disk: puts go on while nothing can be packed, up to the bound on memory.
TEST_F(FullDisk, PostponesPackingAndMerging) {
  ASSERT_NO_FATAL_FAILURE(mount(segment_directory(path()), 8 * kPage));
  if (IsSkipped()) return;
  const RocksDbOptions options{
      .read_only = false, .buffer_postings = 2000, .background = false, .retry_after = std::chrono::milliseconds(0)};
  create(options);
  const auto refused = put_until_refused(2000);
  EXPECT_THAT(refused, StartsWith(segment_directory(path()).string()));
  EXPECT_THAT(refused, EndsWith(": cannot be written: the disk is full"));
  ASSERT_TRUE(store_->stats()->postponed);
  EXPECT_EQ(store_->stats()->postponed->message, refused);
  EXPECT_GE(store_->stats()->buffered_postings, 5 * options.buffer_postings);
  expect_acknowledged();
  EXPECT_EQ(store_->compact().error().message.ends_with("the disk is full"), true);
  for (const auto& file : fs::directory_iterator(segment_directory(path()))) {
    EXPECT_EQ(file.path().extension(), ".segment") << "what is half written goes";
  }

  ASSERT_TRUE(disk_->resize(8 * kMegabyte));
  ASSERT_TRUE(store_->compact());
  EXPECT_FALSE(store_->stats()->postponed);
  EXPECT_EQ(store_->stats()->buffered_postings, 0U);
  EXPECT_EQ(put_until_refused(acknowledged_ + 30), "");
  expect_sound_when_opened_again(options);
}

TEST_F(FullDisk, AMergeThatFailsIsTriedAgain) {
  ASSERT_NO_FATAL_FAILURE(mount(segment_directory(path()), 16 * kPage));
  if (IsSkipped()) return;
  const RocksDbOptions options{
      .read_only = false, .buffer_postings = 2000, .background = false, .retry_after = std::chrono::milliseconds(0)};
  create(options);
  // The first merge that finds no room; a packing still does.
  while (!store_->stats()->postponed) ASSERT_EQ(put_until_refused(acknowledged_ + 1), "");
  EXPECT_THAT(store_->stats()->postponed->message, HasSubstr("the disk is full"));
  ASSERT_TRUE(disk_->resize(8 * kMegabyte));
  EXPECT_EQ(put_until_refused(acknowledged_ + 1), "");
  EXPECT_FALSE(store_->stats()->postponed) << "the next change tries again";
  expect_sound_when_opened_again(options);
}

TEST_F(FullDisk, ACopyThatFindsNoRoomLeavesNothing) {
  const auto other = folder_.path() / "other";
  ASSERT_NO_FATAL_FAILURE(mount(other, kMegabyte / 4));
  if (IsSkipped()) return;
  create({});
  std::vector<NewDocument> documents;
  while (documents.size() < 60) documents.push_back(large_document(documents.size() + 1));
  ASSERT_TRUE(store_->put(documents));
  acknowledged_ = documents.size();
  ASSERT_TRUE(store_->compact());
  const auto copied = store_->checkpoint(other / "copy");
  ASSERT_FALSE(copied);
  EXPECT_EQ(copied.error().code, ErrorCode::kUnavailable);
  EXPECT_THAT(copied.error().message, StartsWith(other.string()));
  EXPECT_THAT(copied.error().message, EndsWith("the disk is full"));
  EXPECT_TRUE(fs::is_empty(other));
  ASSERT_TRUE(disk_->resize(16 * kMegabyte));
  ASSERT_TRUE(store_->checkpoint(other / "copy"));
  store_ = *open_rocksdb_store(other / "copy");
  expect_acknowledged();
}

}  // namespace
}  // namespace tamga
