#include "engine/storage/key_value_store.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <iterator>
#include <map>
#include <random>

#include "tests/support/temporary_directory.h"

namespace tamga {
namespace {

using testing::TemporaryDirectory;

std::map<std::string, std::string> rows_of(const KeyValueStore& store, std::string_view prefix = "") {
  std::map<std::string, std::string> rows;
  auto cursor = store.cursor(prefix);
  while (cursor.next()) rows.emplace(cursor.key(), cursor.value());
  EXPECT_TRUE(cursor.status());
  return rows;
}

bool any_file_holds(const std::filesystem::path& directory, std::string_view bytes) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string held{std::istreambuf_iterator<char>(file), {}};
    if (held.find(bytes) != std::string::npos) return true;
  }
  return false;
}

TEST(KeyValueStore, AgreesWithAMapOverRandomBatchesAndReopening) {
  const TemporaryDirectory directory;
  std::mt19937 random(5);
  std::map<std::string, std::string> twin;
  auto store = KeyValueStore::open(directory.path() / "s").value();
  for (int step = 0; step < 300; ++step) {
    std::vector<KeyChange> batch;
    for (auto left = random() % 6; left > 0; --left) {
      std::string key(1 + random() % 2, static_cast<char>('a' + random() % 4));
      if (random() % 3 == 0) {
        twin.erase(key);
        batch.push_back({key, std::nullopt});
      } else {
        twin[key] = std::to_string(step);
        batch.push_back({key, std::to_string(step)});
      }
    }
    ASSERT_TRUE(store->write(batch));
    if (step % 60 == 0) {
      store.reset();
      store = KeyValueStore::open(directory.path() / "s").value();
    }
    ASSERT_EQ(rows_of(*store), twin);
  }
}

TEST(KeyValueStore, ACursorStaysInItsPrefixAndInItsMoment) {
  const TemporaryDirectory directory;
  const auto store = KeyValueStore::open(directory.path() / "s").value();
  const KeyChange rows[] = {{"a", "1"}, {"b1", "2"}, {"b2", "3"}, {std::string("b\xFF", 2), "4"}, {"c", "5"}};
  ASSERT_TRUE(store->write(rows));
  auto cursor = store->cursor("b");
  cursor.start_at("b2");
  const KeyChange later{"b3", "6"};
  ASSERT_TRUE(store->write({&later, 1}));
  ASSERT_TRUE(cursor.next());
  EXPECT_EQ(cursor.key(), "b2");
  ASSERT_TRUE(cursor.next());
  EXPECT_EQ(cursor.value(), "4");
  EXPECT_FALSE(cursor.next());
  EXPECT_FALSE(cursor.next());
  EXPECT_EQ(rows_of(*store, "b").size(), 4U);
}

TEST(KeyValueStore, IsOpenOnceAndForItsOwnerAlone) {
  const TemporaryDirectory directory;
  const auto store = KeyValueStore::open(directory.path() / "s").value();
  const auto second = KeyValueStore::open(directory.path() / "s");
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(second.error().message, (directory.path() / "s").string() + ": the store is in use by another process");
  struct stat status{};
  ASSERT_EQ(::stat((directory.path() / "s").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0700U);
}

TEST(KeyValueStore, ACheckpointIsTheStoreAsItWas) {
  const TemporaryDirectory directory;
  const auto store = KeyValueStore::open(directory.path() / "s").value();
  const KeyChange row{"a", "before"};
  ASSERT_TRUE(store->write({&row, 1}));
  ASSERT_TRUE(store->checkpoint(directory.path() / "copy"));
  const KeyChange later{"a", "after"};
  ASSERT_TRUE(store->write({&later, 1}));
  EXPECT_EQ(*KeyValueStore::open(directory.path() / "copy").value()->get("a").value(), "before");
  EXPECT_FALSE(store->checkpoint(directory.path() / "copy"));
}

TEST(KeyValueStore, AfterCompactingNoFileHoldsAByteOfWhatWasTakenAway) {
  const TemporaryDirectory directory;
  const auto store = KeyValueStore::open(directory.path() / "s").value();
  std::vector<KeyChange> rows;
  for (int i = 0; i < 500; ++i) rows.push_back({"row " + std::to_string(i), std::to_string(i * i)});
  rows.push_back({"name", "Aibek Planted-Name"});
  ASSERT_TRUE(store->write(rows));
  ASSERT_TRUE(store->compact());
  const KeyChange gone{"name", std::nullopt};
  ASSERT_TRUE(store->write({&gone, 1}));
  ASSERT_TRUE(store->compact());
  EXPECT_FALSE(any_file_holds(directory.path(), "Planted-Name"));
  EXPECT_EQ(rows_of(*store).size(), 500U);
}

}  // namespace
}  // namespace tamga
