// Erasing while others ask: what is gone is in no later answer, and after compacting no file speaks of it. The files
// are read row by row and posting by posting, so that nothing hides behind compression or packing.
#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <thread>

#include "engine/index/byte_codec.h"
#include "engine/index/database.h"
#include "engine/index/posting_merge.h"
#include "engine/index/row_codec.h"
#include "engine/index/segment.h"
#include "engine/index/text_codec.h"
#include "tests/engine/index/store_fixture.h"

namespace tamga {
namespace {

constexpr std::uint64_t kDocuments = 600;
constexpr std::uint64_t kOneErasedIn = 100;
constexpr std::uint64_t kFirstErased = 50;

NewDocument numbered(std::uint64_t number) {
  std::vector<std::uint64_t> numbers;
  for (std::uint64_t i = 0; i < 20; ++i) numbers.push_back(number * 100 + i);
  auto made = document("document-" + std::to_string(number) + ".", numbers);
  made.text = {};
  made.text.text = "These words stand in document " + std::to_string(number) + " alone.";
  return made;
}

// Asks for documents in turn until `done`. What `gone` counted before a question may not be in its answer.
void ask(const FingerprintStore& store, const std::atomic<std::uint64_t>& gone, const std::atomic<bool>& done) {
  for (std::uint64_t number = kFirstErased; !done; number = (number + 1) % kDocuments) {
    const std::uint64_t gone_before = gone;
    const auto one = numbered(number);
    const auto list = store.candidates(query_of(one.hashes));
    ASSERT_TRUE(list) << list.error().message;
    const bool to_be_erased = number % kOneErasedIn == kFirstErased;
    if (!to_be_erased) {
      EXPECT_EQ(list->candidates.size(), 1U) << number;
    } else if (number / kOneErasedIn < gone_before) {
      EXPECT_TRUE(list->candidates.empty()) << number;
    }
  }
}

void expect_no_row_of(const std::filesystem::path& path, const std::set<std::uint32_t>& erased) {
  const auto database = Database::open(path, Database::Mode::kRead);
  ASSERT_TRUE(database) << database.error().message;
  std::uint64_t texts = 0;
  for (auto rows = (*database)->cursor(Family::kTexts, "", nullptr); rows.next(); ++texts) {
    const auto text = decode_text(rows.value());
    ASSERT_TRUE(text);
    for (const auto number : erased) {
      EXPECT_NE(rows.key(), big_endian32(number));
      EXPECT_NE(text->text, numbered(number - 1).text.text);
    }
  }
  EXPECT_EQ(texts, kDocuments - erased.size());
  for (auto rows = (*database)->cursor(Family::kRows, "", nullptr); rows.next();) {
    for (const auto number : erased) {
      const auto id = numbered(number - 1).record.id;
      EXPECT_EQ(std::string(rows.key()).find(id), std::string::npos);
      EXPECT_EQ(std::string(rows.value()).find(id), std::string::npos);
    }
  }
}

void expect_no_posting_of(const std::filesystem::path& path, const std::set<std::uint32_t>& erased) {
  const auto database = Database::open(path, Database::Mode::kRead);
  const auto row = (*database)->get(Family::kRows, kStateKey, nullptr);
  ASSERT_TRUE(row && *row);
  const auto state = decode_state(**row);
  ASSERT_TRUE(state);
  std::uint64_t postings = 0;
  for (const auto& info : state->segments) {
    const auto segment = Segment::open(segment_path(path, info.number), info, IndexSettings{}.fingerprint_bits);
    ASSERT_TRUE(segment) << segment.error().message;
    const auto source = segment_postings(*segment);
    std::vector<Posting> piece;
    do {
      ASSERT_TRUE(source(piece));
      postings += piece.size();
      for (const auto& posting : piece) EXPECT_FALSE(erased.contains(posting.document)) << posting.document;
    } while (!piece.empty());
  }
  EXPECT_EQ(postings, 20 * (kDocuments - erased.size()));
}

TEST(ErasedUnderLoad, IsInNoLaterAnswerAndInNoFile) {
  const ScratchFolder folder;
  const auto path = folder.path() / "index";
  RocksDbOptions options;
  options.buffer_postings = 500;
  auto store = *create_rocksdb_store(path, {}, options);
  std::vector<NewDocument> documents;
  for (std::uint64_t number = 0; number < kDocuments; ++number) documents.push_back(numbered(number));
  for (std::size_t at = 0; at < kDocuments; at += 20) {
    ASSERT_TRUE(store->put(std::span(documents).subspan(at, 20)));
  }
  std::atomic<std::uint64_t> gone = 0;
  std::atomic<bool> done = false;
  std::set<std::uint32_t> erased;
  {
    const std::jthread first([&] { ask(*store, gone, done); });
    const std::jthread second([&] { ask(*store, gone, done); });
    for (std::uint64_t number = kFirstErased; number < kDocuments; number += kOneErasedIn) {
      EXPECT_TRUE(store->erase("", documents[number].record.id));
      erased.insert(static_cast<std::uint32_t>(number + 1));
      ++gone;
    }
    EXPECT_TRUE(store->compact());
    done = true;
  }
  ASSERT_EQ(erased.size(), kDocuments / kOneErasedIn);
  store.reset();
  expect_no_row_of(path, erased);
  expect_no_posting_of(path, erased);
}

}  // namespace
}  // namespace tamga
