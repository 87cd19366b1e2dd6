// Promise: what is erased leaves the files. The test looks for its bytes in every file of the index.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <sstream>

#include "engine/index/text_codec.h"
#include "tests/engine/index/store_fixture.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;

std::string contents_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

// The files that hold `bytes`.
std::vector<std::string> files_with(const fs::path& folder, const std::string& bytes) {
  std::vector<std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && contents_of(entry.path()).find(bytes) != std::string::npos) {
      found.push_back(entry.path().filename().string());
    }
  }
  return found;
}

// A document whose text, id, title and author stand nowhere else.
NewDocument secret(std::mt19937_64& random, std::uint64_t number) {
  auto made = document("secret-id-" + std::to_string(random()), {number, number + 1, number + 2});
  for (int i = 0; i < 3000; ++i) made.record.title += static_cast<char>(random());  // so that no row is compressed
  made.record.author_id = "secret-author-" + std::to_string(random());
  made.text = {};
  for (int i = 0; i < 200; ++i) made.text.text += std::to_string(random()) + " ";
  return made;
}

// What of a document may be found in a file: its names, and a piece of its text as stored.
std::vector<std::string> traces_of(const NewDocument& one) {
  const std::string stored = encode_text(one.text);
  return {one.record.id, one.record.title.substr(1000, 24), one.record.author_id, one.text.text.substr(300, 40),
          stored.substr(stored.size() / 2, 24)};
}

class ErasedBytes : public testing::TestWithParam<bool> {};

TEST_P(ErasedBytes, AreInNoFileAfterCompacting) {
  const ScratchFolder folder;
  const auto path = folder.path() / "index";
  const RocksDbOptions options{.read_only = false, .buffer_postings = 50, .background = GetParam()};
  auto store = *create_rocksdb_store(path, {}, options);
  std::mt19937_64 random(11);
  std::vector<NewDocument> documents;
  for (std::uint64_t i = 0; i < 100; ++i) documents.push_back(secret(random, 10 * i));
  for (const auto& one : documents) ASSERT_TRUE(store->put({&one, 1}));
  const auto& kept = documents[41];
  std::vector<NewDocument> erased;
  for (std::size_t i = 0; i < documents.size(); i += 20) {
    if (i % 40 == 0) {
      ASSERT_TRUE(store->erase("", documents[i].record.id));
    } else {  // replaced
      auto other = secret(random, 5000 + i);
      other.record.id = documents[i].record.id;
      ASSERT_TRUE(store->put({&other, 1}));
      documents[i].record.id = documents[i].record.author_id;  // its id stays
    }
    erased.push_back(documents[i]);
  }
  EXPECT_FALSE(files_with(path, traces_of(erased[0]).back()).empty()) << "an erasure alone leaves bytes";
  ASSERT_TRUE(store->compact());
  for (int round = 0; round < 2; ++round) {
    for (const auto& one : erased) {
      for (const auto& trace : traces_of(one)) EXPECT_EQ(files_with(path, trace), std::vector<std::string>()) << trace;
    }
    for (const auto& trace : traces_of(kept)) {
      if (trace == kept.text.text.substr(300, 40)) continue;  // stored compressed
      EXPECT_FALSE(files_with(path, trace).empty()) << trace;
    }
    const auto hashes = hashes_of({0, 1, 2, 20 * 10, 20 * 10 + 1, 20 * 10 + 2});
    EXPECT_TRUE(store->candidates(query_of(hashes))->candidates.empty());
    EXPECT_EQ(store->stats()->postings, 3U * store->stats()->documents);
    store.reset();
    store = *open_rocksdb_store(path, options);
  }
}

INSTANTIATE_TEST_SUITE_P(Where, ErasedBytes, testing::Bool(),
                         [](const auto& one) { return one.param ? "InTheBackground" : "AtOnce"; });

}  // namespace
}  // namespace tamga
