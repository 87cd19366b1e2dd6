// An index of each format that a build of the main branch has written, kept as files (make_fixture.cc), can be read as
// it is and is upgraded in place when it is opened for writing, while a reader that came before goes on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/index/database.h"
#include "tests/engine/index/store_fixture.h"

namespace tamga {
namespace {

namespace fs = std::filesystem;

class EarlierFormat : public testing::TestWithParam<int> {
 protected:
  EarlierFormat() {
    const fs::path fixtures = std::string(TAMGA_SOURCE_DIR) + "/tests/engine/index/fixtures";
    fs::copy(fixtures / ("format-" + std::to_string(GetParam())), path());
  }
  fs::path path() const { return folder_.path() / "index"; }

  static std::unique_ptr<FingerprintStore> open(const fs::path& path, bool read_only) {
    auto opened = open_rocksdb_store(path, {.read_only = read_only, .buffer_postings = 10, .background = false});
    EXPECT_TRUE(opened) << opened.error().message;
    return opened ? std::move(*opened) : nullptr;
  }

  ScratchFolder folder_;
};

// What make_fixture.cc puts.
void expect_what_was_put(const FingerprintStore& store) {
  EXPECT_EQ(store.settings().normalisation, (Normalisation{.name = "fixture", .version = 1}));
  EXPECT_EQ(store.stats()->documents, 14U);
  EXPECT_EQ(store.stats()->sequence, Sequence{17});
  EXPECT_GE(store.stats()->segments, 1U);
  EXPECT_EQ(store.stop_set().hashes, hashes_of({3}));
  for (std::uint64_t i = 1; i <= 15; ++i) {
    const auto found = store.find("KNU", std::to_string(i));
    EXPECT_EQ(found.has_value(), i != 6) << i;
    if (i == 5 || i == 6 || !found) continue;
    const auto expected = document(std::to_string(i), {i, i + 1, i + 2}, "KNU", i % 2 == 0 ? "theses" : "essays");
    EXPECT_EQ(found->record, expected.record);
    EXPECT_EQ(*store.text(found->document), expected.text);
    const auto list = store.candidates(query_of(expected.hashes, within("KNU")));
    ASSERT_TRUE(list) << list.error().message;
    ASSERT_FALSE(list->candidates.empty()) << i;
    const bool stopped = i <= 3;
    EXPECT_EQ(list->stop_fingerprints, stopped ? 1U : 0U);
    const auto same = [&](const Candidate& one) { return one.document == found->document; };
    EXPECT_EQ(std::ranges::count_if(list->candidates, same), 1) << i;
  }
  const auto replaced = hashes_of({50, 51, 52});
  EXPECT_EQ(store.candidates(query_of(replaced, within("KNU")))->candidates.size(), 1U);
}

TEST_P(EarlierFormat, IsReadAsItIs) {
  const auto store = open(path(), true);
  ASSERT_TRUE(store);
  expect_what_was_put(*store);
  EXPECT_EQ(store->settings().stem_pairs.one_in == 0, GetParam() == 1) << "format 1 had no stem pairs";
  EXPECT_EQ(store->checkpoint(folder_.path() / "copy").error().code, ErrorCode::kUnsupported);
  EXPECT_FALSE(fs::exists(path() / "segments")) << "reading changes nothing";
}

TEST_P(EarlierFormat, IsUpgradedInPlaceWhileAReaderGoesOn) {
  const auto reader = open(path(), true);
  for (int round = 0; round < 2; ++round) {
    const auto store = open(path(), false);
    ASSERT_TRUE(store);
    expect_what_was_put(*store);
    expect_what_was_put(*reader);
  }
  const auto store = open(path(), false);
  for (std::uint64_t i = 20; i < 40; ++i) {
    const auto one = document(std::to_string(i), {i, i + 1, i + 2}, "KNU");
    ASSERT_TRUE(store->put({&one, 1}));
  }
  ASSERT_TRUE(store->erase("KNU", "1"));
  EXPECT_EQ(store->erasures(Sequence{0})->size(), 1U) << "the ledger begins with the upgrade";
  ASSERT_TRUE(store->compact());
  EXPECT_EQ(store->stats()->documents, 33U);
  EXPECT_EQ(store->stats()->postings, 33U * 3);
  expect_what_was_put(*reader);
  const auto family = Database::open(path(), Database::Mode::kRead);
  ASSERT_TRUE(family);
  EXPECT_FALSE((*family)->has(Family::kOldSegments)) << "nothing of the old layout is left";
}

// A kill after the files of the segments were written, before the rows say so.
TEST_P(EarlierFormat, AnUpgradeThatWasCutShortIsMadeAgain) {
  fs::create_directories(path() / "segments");
  for (int number = 1; number < 20; ++number) {
    fs::copy(path() / "CURRENT", path() / "segments" / (std::to_string(number) + ".segment"));
  }
  const auto store = open(path(), false);
  ASSERT_TRUE(store);
  expect_what_was_put(*store);
}

INSTANTIATE_TEST_SUITE_P(Formats, EarlierFormat, testing::Values(1, 2),
                         [](const auto& one) { return "Version" + std::to_string(one.param); });

}  // namespace
}  // namespace tamga
