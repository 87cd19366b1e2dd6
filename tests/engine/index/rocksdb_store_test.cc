// What only the durable store can do wrong: opening, sharing, damage, crashes, a failing disk.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <map>

#include "engine/index/byte_codec.h"
#include "engine/index/commit_mark.h"
#include "engine/index/database.h"
#include "engine/index/posting_buffer.h"
#include "engine/index/row_codec.h"
#include "engine/index/segment.h"
#include "tests/engine/index/store_fixture.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr RocksDbOptions kSmallBuffer{.read_only = false, .buffer_postings = 10, .background = false};
constexpr RocksDbOptions kReadOnly{.read_only = true, .buffer_postings = 10, .background = false};

class RocksDbStoreTest : public testing::Test {
 protected:
  fs::path path() const { return folder_.path() / "index"; }

  void create(const RocksDbOptions& options = {}) {
    auto made = create_rocksdb_store(path(), {}, options);
    ASSERT_TRUE(made) << made.error().message;
    store_ = std::move(*made);
  }

  // Documents "1" to "count", three postings each, one call each.
  void fill(std::uint64_t count) {
    for (std::uint64_t i = 1; i <= count; ++i) {
      const auto one = document(std::to_string(i), {i, i + 1, i + 2});
      ASSERT_TRUE(store_->put({&one, 1}));
    }
  }

  // Changes rows behind the store's back.
  void tamper(const std::vector<RowChange>& rows) {
    store_.reset();
    auto database = Database::open(path(), Database::Mode::kWrite);
    ASSERT_TRUE(database) << database.error().message;
    ASSERT_TRUE((*database)->write(rows));
  }

  Error error_of_opening(const RocksDbOptions& options = {}) {
    auto opened = open_rocksdb_store(path(), options);
    EXPECT_FALSE(opened);
    const auto error = opened ? Error{} : opened.error();
    EXPECT_THAT(error.message, HasSubstr(path().string()));
    EXPECT_THAT(error.message, testing::Not(HasSubstr("\n")));
    return error;
  }

  ScratchFolder folder_;
  std::unique_ptr<FingerprintStore> store_;
};

std::uint64_t count_documents(const FingerprintStore& store) {
  return store.stats()->documents;
}

// Names and sizes of the files in a folder.
std::map<fs::path, std::uintmax_t> files_in(const fs::path& folder) {
  std::map<fs::path, std::uintmax_t> files;
  std::error_code gone;  // while it was looked at
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file(gone)) files[entry.path()] = fs::file_size(entry, gone);
  }
  return files;
}

// What a kill at one moment leaves: a copy during which no file came, went or grew. The store packs its buffer on a
// thread of its own, so the first try may not be one.
void copy_at_one_moment(const fs::path& from, const fs::path& to) {
  for (;;) {
    const auto before = files_in(from);
    std::error_code error;
    fs::remove_all(to);
    fs::copy(from, to, fs::copy_options::recursive, error);
    if (!error && files_in(from) == before) return;
  }
}

// Documents 1 to `count` as fill() made them, and nothing else.
void expect_filled(const FingerprintStore& store, std::uint64_t count) {
  ASSERT_EQ(count_documents(store), count);
  for (std::uint64_t i = 1; i <= count; ++i) {
    const auto hashes = hashes_of({i, i + 1, i + 2});
    const auto list = store.candidates(query_of(hashes));
    ASSERT_TRUE(list) << list.error().message;
    ASSERT_FALSE(list->candidates.empty());
    ASSERT_EQ(list->candidates[0].document, DocumentId{static_cast<std::uint32_t>(i)});
    ASSERT_EQ(list->candidates[0].shared, 3U);
    ASSERT_EQ(store.text(DocumentId{static_cast<std::uint32_t>(i)})->text, "Text of " + std::to_string(i));
  }
}

TEST_F(RocksDbStoreTest, NoIndexIsNotFound) {
  EXPECT_EQ(error_of_opening().code, ErrorCode::kNotFound);
  fs::create_directories(path());
  EXPECT_EQ(error_of_opening().code, ErrorCode::kNotFound);
  EXPECT_EQ(error_of_opening(kReadOnly).code, ErrorCode::kNotFound);
  EXPECT_TRUE(fs::is_empty(path())) << "looking leaves nothing behind";
}

TEST_F(RocksDbStoreTest, IsMadeOnce) {
  create();
  fill(1);
  store_.reset();
  const auto again = create_rocksdb_store(path(), {});
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, ErrorCode::kInvalidArgument);
  expect_filled(**open_rocksdb_store(path()), 1);
}

TEST_F(RocksDbStoreTest, ACrashWhileItIsMadeCanBeMadeGood) {
  {
    ASSERT_TRUE(Database::open(path(), Database::Mode::kCreate));
  }
  EXPECT_EQ(error_of_opening().code, ErrorCode::kNotFound);
  create();
}

TEST_F(RocksDbStoreTest, RefusesSettingsThatMakeNoSense) {
  IndexSettings settings;
  settings.fingerprint_bits = 32;
  EXPECT_EQ(create_rocksdb_store(path(), settings).error().code, ErrorCode::kInvalidArgument);
  settings = {};
  settings.fingerprints.window = 0;
  EXPECT_EQ(create_rocksdb_store(path(), settings).error().code, ErrorCode::kInvalidArgument);
}

TEST_F(RocksDbStoreTest, OneWriterAtATime) {
  create();
  const auto error = error_of_opening();
  EXPECT_EQ(error.code, ErrorCode::kUnavailable);
  EXPECT_THAT(error.message, HasSubstr("the corpus is in use by another process"));
}

TEST_F(RocksDbStoreTest, OneWriterAmongProcesses) {
  create();
  store_.reset();
  int held[2];
  int done[2];
  ASSERT_EQ(pipe(held), 0);
  ASSERT_EQ(pipe(done), 0);
  const pid_t child = fork();
  if (child == 0) {
    const auto store = open_rocksdb_store(path());
    char byte = store ? 'y' : 'n';
    if (write(held[1], &byte, 1) != 1 || read(done[0], &byte, 1) != 1) _exit(1);
    _exit(0);
  }
  char byte = 0;
  ASSERT_EQ(read(held[0], &byte, 1), 1);
  EXPECT_EQ(byte, 'y');
  const auto error = error_of_opening();
  EXPECT_EQ(error.code, ErrorCode::kUnavailable);
  EXPECT_THAT(error.message, HasSubstr("the corpus is in use by another process"));
  EXPECT_TRUE(open_rocksdb_store(path(), kReadOnly));
  ASSERT_EQ(write(done[1], &byte, 1), 1);
  ASSERT_EQ(waitpid(child, nullptr, 0), child);
  EXPECT_TRUE(open_rocksdb_store(path()));
}

TEST_F(RocksDbStoreTest, AReaderBesideAWriterSeesTheStateAtOpening) {
  create(kSmallBuffer);
  fill(9);
  const auto reader = open_rocksdb_store(path(), kReadOnly);
  ASSERT_TRUE(reader) << reader.error().message;
  expect_filled(**reader, 9);
  fill(40);  // flushes and merges segments under the reader
  ASSERT_TRUE(store_->erase("", "3"));
  expect_filled(**reader, 9);
  EXPECT_EQ((*open_rocksdb_store(path(), kReadOnly))->stats()->documents, 39U);
}

TEST_F(RocksDbStoreTest, AReaderWritesNothing) {
  create();
  fill(2);
  auto reader = open_rocksdb_store(path(), kReadOnly);
  ASSERT_TRUE(reader);
  const auto one = document("3", {1});
  EXPECT_EQ((*reader)->put({&one, 1}).error().code, ErrorCode::kPermissionDenied);
  EXPECT_EQ((*reader)->erase("", "1").error().code, ErrorCode::kPermissionDenied);
  EXPECT_EQ((*reader)->set_stop_set({}).error().code, ErrorCode::kPermissionDenied);
  expect_filled(**reader, 2);
}

// As an ordinary user, also when the tests run as root.
TEST_F(RocksDbStoreTest, AUserWithoutTheRightToWriteMayRead) {
  create(kSmallBuffer);
  fill(9);
  store_.reset();
  for (const auto& entry : fs::recursive_directory_iterator(path())) {
    fs::permissions(entry, fs::perms(entry.is_directory() ? 0555 : 0444));
  }
  fs::permissions(path(), fs::perms(0555));
  fs::permissions(folder_.path(), fs::perms(0755));
  const bool root = geteuid() == 0;
  if (root) {
    ASSERT_EQ(seteuid(65534), 0);
  }
  {
    const auto reader = open_rocksdb_store(path(), kReadOnly);
    EXPECT_TRUE(reader) << reader.error().message;
    if (reader) expect_filled(**reader, 9);
    EXPECT_EQ(error_of_opening().code, ErrorCode::kPermissionDenied);
  }
  if (root) {
    ASSERT_EQ(seteuid(0), 0);
  }
  fs::permissions(path(), fs::perms(0000));
  if (root) {
    ASSERT_EQ(seteuid(65534), 0);
  }
  EXPECT_EQ(error_of_opening(kReadOnly).code, ErrorCode::kPermissionDenied);
  const auto made = create_rocksdb_store(path() / "deeper", {});
  EXPECT_EQ(made.error().code, ErrorCode::kPermissionDenied);
  if (root) {
    ASSERT_EQ(seteuid(0), 0);
  }
  fs::permissions(path(), fs::perms(0755));
  fs::permissions(segment_directory(path()), fs::perms(0755));
}

TEST_F(RocksDbStoreTest, AnotherFormatVersionIsNamed) {
  create();
  tamper({{Family::kRows, std::string(kFormatKey), std::string("\x07\0\0\0", 4)}});
  const auto error = error_of_opening();
  EXPECT_EQ(error.code, ErrorCode::kUnsupported);
  EXPECT_THAT(error.message, HasSubstr("format version 7"));
  EXPECT_THAT(error.message, HasSubstr("reads versions 1 to 3"));
}

TEST_F(RocksDbStoreTest, DamagedRowsAreReportedAtOpening) {
  create();
  fill(4);
  ASSERT_TRUE(store_->erase("", "2"));
  const std::string nonsense = "nonsense";
  const std::vector<RowChange> damages = {{Family::kRows, std::string(kFormatKey), std::nullopt},
                                          {Family::kRows, std::string(kFormatKey), nonsense},
                                          {Family::kRows, std::string(kSettingsKey), std::nullopt},
                                          {Family::kRows, std::string(kStateKey), nonsense},
                                          {Family::kRows, std::string(kStopSetKey), nonsense},
                                          {Family::kRows, std::string(kLedgerKeyKey), std::nullopt},
                                          {Family::kRows, document_key(kVersionRow, 3), std::nullopt},
                                          {Family::kRows, document_key(kVersionRow, 4), std::nullopt},
                                          {Family::kRows, document_key(kVersionRow, 3), nonsense},
                                          {Family::kRows, document_key(kFingerprintsRow, 3), std::nullopt},
                                          {Family::kRows, document_key(kFingerprintsRow, 3), nonsense},
                                          {Family::kRows, document_key(kFingerprintsRow, 2), encode_fingerprints({})}};
  store_.reset();
  for (const auto& damage : damages) {
    std::optional<std::string> before;
    {
      auto database = Database::open(path(), Database::Mode::kWrite);
      before = *(*database)->get(damage.family, damage.key, nullptr);
    }
    tamper({damage});
    EXPECT_EQ(error_of_opening().code, ErrorCode::kCorrupt) << damage.key;
    tamper({{damage.family, damage.key, before}});
  }
  EXPECT_TRUE(open_rocksdb_store(path()));
}

TEST_F(RocksDbStoreTest, ALostChangeIsNoticed) {
  create();
  fill(3);
  ASSERT_TRUE(store_->erase("", "2"));
  DocumentVersion version;  // the row as it was before the erasure
  version.put_at = 2;
  version.words = 100;
  version.fingerprints = 3;
  const std::vector<std::uint64_t> fingerprints = truncated_fingerprints(hashes_of({2, 3, 4}), 48);
  tamper({{Family::kRows, document_key(kVersionRow, 2), encode_version({"", "", true}, version)},
          {Family::kRows, document_key(kFingerprintsRow, 2), encode_fingerprints(fingerprints)}});
  const auto error = error_of_opening();
  EXPECT_EQ(error.code, ErrorCode::kCorrupt);
  EXPECT_THAT(error.message, HasSubstr("change 4 is missing"));
}

// Changes one byte of a file.
void flip(const fs::path& path, std::uintmax_t place) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekg(static_cast<std::streamoff>(place));
  const int byte = file.get();
  file.seekp(static_cast<std::streamoff>(place));
  file.put(static_cast<char>(byte ^ 0x5A));
}

TEST_F(RocksDbStoreTest, ADamagedBlockIsReported) {
  create(kSmallBuffer);
  fill(4);
  ASSERT_EQ(store_->stats()->segments, 1U);
  store_.reset();
  const auto segment = segment_path(path(), 1);
  flip(segment, 40);
  store_ = *open_rocksdb_store(path());
  const auto hashes = hashes_of({1, 2, 3});
  const auto list = store_->candidates(query_of(hashes));
  ASSERT_FALSE(list);
  EXPECT_EQ(list.error().code, ErrorCode::kCorrupt);
  EXPECT_EQ(list.error().message, segment.string() + ": the index is damaged: block 0 of segment 1");
  EXPECT_TRUE(store_->find("", "1")) << "the rest can be read";
  const auto compacted = store_->compact();
  const auto one = document("5", {5, 6, 7});
  EXPECT_TRUE(store_->put({&one, 1})) << "what is new can be stored";
  EXPECT_EQ(store_->erase("", "2"), Sequence{6});
  EXPECT_EQ(store_->compact().error().code, ErrorCode::kCorrupt);
  const auto found = store_->inspect([](const ExtractedText&) { return std::vector<std::uint64_t>(); });
  ASSERT_TRUE(found);
  EXPECT_GE(found->damages, 1U);
  EXPECT_THAT(found->first_damages.at(0).what, HasSubstr("block 0 of segment 1"));
}

TEST_F(RocksDbStoreTest, ADamagedSegmentIsReportedAtOpening) {
  create(kSmallBuffer);
  fill(4);
  store_.reset();
  const auto segment = segment_path(path(), 1);
  const auto size = fs::file_size(segment);
  for (const std::uintmax_t place : {std::uintmax_t{0}, std::uintmax_t{20}, size - 15, size - 1}) {
    flip(segment, place);
    EXPECT_EQ(error_of_opening().code, ErrorCode::kCorrupt) << place;
    flip(segment, place);
  }
  fs::rename(segment, folder_.path() / "away");
  EXPECT_EQ(error_of_opening().code, ErrorCode::kCorrupt);
  fs::rename(folder_.path() / "away", segment);
  fs::resize_file(segment, size - 3);
  EXPECT_EQ(error_of_opening().code, ErrorCode::kCorrupt);
}

TEST_F(RocksDbStoreTest, DamagedDocumentsAreReported) {
  create();
  fill(2);
  tamper({{Family::kRows, document_key(kRecordRow, 1), "nonsense"}, {Family::kTexts, big_endian32(1), "nonsense"}});
  store_ = *open_rocksdb_store(path());
  EXPECT_EQ(store_->find("", "1").error().code, ErrorCode::kCorrupt);
  EXPECT_EQ(store_->record(DocumentId{1}).error().code, ErrorCode::kCorrupt);
  EXPECT_EQ(store_->text(DocumentId{1}).error().code, ErrorCode::kCorrupt);
  EXPECT_EQ(store_->for_each([](const auto&) { return true; }).error().code, ErrorCode::kCorrupt);
  EXPECT_TRUE(store_->text(DocumentId{2}));
}

TEST_F(RocksDbStoreTest, SegmentsThatNeverCameToLifeAreDropped) {
  create(kSmallBuffer);
  fill(4);
  store_.reset();
  const auto half_written = segment_path(path(), 2).string() + ".tmp";
  std::ofstream(segment_path(path(), 2)) << "left over";
  std::ofstream(half_written) << "left over";
  store_ = *open_rocksdb_store(path(), kSmallBuffer);
  EXPECT_FALSE(fs::exists(segment_path(path(), 2)));
  EXPECT_FALSE(fs::exists(half_written));
  expect_filled(*store_, 4);
  fill(8);  // writes a segment with that number
  expect_filled(*store_, 8);
  EXPECT_FALSE(fs::exists(segment_path(path(), 1))) << "merged away";
}

// A copy of the files after every call is what a kill at that moment leaves.
TEST_F(RocksDbStoreTest, EveryAcknowledgedDocumentOutlivesAKill) {
  create(kSmallBuffer);
  for (std::uint64_t count = 1; count <= 20; ++count) {
    const auto one = document(std::to_string(count), {count, count + 1, count + 2});
    ASSERT_TRUE(store_->put({&one, 1}));
    const auto copy = folder_.path() / "copy";
    copy_at_one_moment(path(), copy);
    const auto opened = open_rocksdb_store(copy, kSmallBuffer);
    ASSERT_TRUE(opened) << opened.error().message;
    expect_filled(**opened, count);
  }
}

// Half of a write at the end of the log, as a crash of the machine may leave it: all documents before it are there, and
// none is half there. Had it been acknowledged, that would be damage.
TEST_F(RocksDbStoreTest, ATornLogLosesOnlyItsLastWrite) {
  create();
  fill(5);
  fs::path log;
  for (const auto& entry : fs::directory_iterator(path())) {
    if (entry.path().extension() == ".log" && fs::file_size(entry) > 0) log = entry.path();
  }
  ASSERT_FALSE(log.empty());
  const auto copy = folder_.path() / "copy";
  for (const std::uintmax_t cut : {1U, 5U, 40U, 100U, 150U}) {
    for (const bool zeros : {false, true}) {
      fs::remove_all(copy);
      fs::copy(path(), copy, fs::copy_options::recursive);
      const auto size = fs::file_size(copy / log.filename());
      fs::resize_file(copy / log.filename(), size - cut);
      if (zeros) fs::resize_file(copy / log.filename(), size);
      const auto damaged = open_rocksdb_store(copy);
      ASSERT_FALSE(damaged);
      EXPECT_EQ(damaged.error().code, ErrorCode::kCorrupt);
      EXPECT_THAT(damaged.error().message, HasSubstr("4 changes of 5 that were acknowledged"));
      CommitMark::open(copy)->set(4);
      const auto opened = open_rocksdb_store(copy);
      ASSERT_TRUE(opened) << opened.error().message;
      expect_filled(**opened, 4);
    }
  }
}

// A limit on the size of files stands for a disk that takes no more.
TEST_F(RocksDbStoreTest, AFailedWriteStopsTheWriterAndLosesNothing) {
  create();
  fill(3);
  ASSERT_NE(std::signal(SIGXFSZ, SIG_IGN), SIG_ERR);
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
  const rlimit tight{4096, before.rlim_max};
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &tight), 0);
  auto large = document("large", {7, 8, 9});
  for (std::uint32_t i = 0; i < 20'000; ++i)
    large.text.text += static_cast<char>('a' + (hash_of(i * 7919) >> 30U) % 26);
  for (std::uint64_t i = 0; i < 5000; ++i) large.hashes.push_back(i * 0x9E3779B97F4A7C15ULL);
  const auto failed = store_->put({&large, 1});
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &before), 0);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, ErrorCode::kUnavailable);
  expect_filled(*store_, 3);
  const auto one = document("4", {4, 5, 6});
  const auto refused = store_->put({&one, 1});
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, HasSubstr("nothing more is written until it is opened again"));
  store_.reset();
  auto opened = open_rocksdb_store(path());
  ASSERT_TRUE(opened) << opened.error().message;
  store_ = std::move(*opened);
  expect_filled(*store_, 3);
  ASSERT_TRUE(store_->put({&one, 1}));
  expect_filled(*store_, 4);
}

TEST_F(RocksDbStoreTest, MergingDropsThePostingsOfWhatIsGone) {
  create(kSmallBuffer);
  fill(40);
  for (int i = 1; i <= 40; ++i) ASSERT_TRUE(store_->erase("", std::to_string(i)));
  const auto before = store_->stats()->postings;
  for (std::uint64_t i = 100; i < 180; ++i) {
    const auto one = document(std::to_string(i), {i, i + 1, i + 2});
    ASSERT_TRUE(store_->put({&one, 1}));
  }
  EXPECT_GE(before, 100U);
  EXPECT_EQ(store_->stats()->postings, 240U);
}

}  // namespace
}  // namespace tamga
