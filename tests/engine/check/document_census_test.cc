// The census against its slow twin: every record of the store read again.
#include "engine/document_census.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <thread>
#include <vector>

#include "tests/engine/check/check_fixture.h"

namespace tamga {
namespace {

using testing::document_of;
using testing::make_store;

using Named = std::map<std::string, std::uint64_t>;

Named by_twin(const FingerprintStore& store, Sequence snapshot) {
  Named counts;
  EXPECT_TRUE(store.for_each([&](const StoredDocument& document) {
    const auto& record = document.record;
    if (document.put_at > snapshot) return true;
    ++counts[record.collection + "/" + record.date.substr(0, 4) + "/" + record.language +
             (record.may_be_source ? "" : "/hidden")];
    return true;
  }));
  return counts;
}

Named by_census(DocumentCensus& census, Sequence snapshot) {
  Named named;
  const auto counts = census.counts(snapshot);
  EXPECT_TRUE(counts.has_value());
  for (const auto& [group, documents] : *counts) {
    named[group.collection + "/" + group.year + "/" + std::string(language_code(group.language)) +
          (group.may_be_source ? "" : "/hidden")] = documents;
  }
  return named;
}

NewDocument random_document(std::mt19937& random) {
  const auto below = [&](std::uint32_t limit) { return static_cast<std::uint32_t>(random() % limit); };
  auto document = document_of("d" + std::to_string(below(30)), testing::words("w" + std::to_string(below(1000)), 6));
  document.record.collection = below(2) == 0 ? "theses" : "laws";
  document.record.date = below(2) == 0 ? "2024-05-30" : "2025";
  document.record.language = below(2) == 0 ? "ky" : "ru";
  document.record.may_be_source = below(4) != 0;
  return document;
}

TEST(DocumentCensus, AgreesWithReadingEveryRecordWhateverHappens) {
  for (std::uint32_t seed = 0; seed < 30; ++seed) {
    std::mt19937 random(seed);
    const auto store = make_store();
    DocumentCensus census(*store);
    for (int step = 0; step < 60; ++step) {
      for (auto changes = random() % 4; changes > 0; --changes) {
        if (random() % 4 == 0) {
          (void)store->erase("", "d" + std::to_string(random() % 30));
        } else {
          ASSERT_TRUE(store->put(std::vector{random_document(random)}).has_value());
        }
      }
      const auto now = store->stats()->sequence;
      const auto older = Sequence{random() % (to_number(now) + 1)};
      ASSERT_EQ(by_census(census, now), by_twin(*store, now)) << seed << ", step " << step;
      ASSERT_EQ(by_census(census, older), by_twin(*store, older)) << seed << ", step " << step;
    }
  }
}

TEST(DocumentCensus, CountsWhatIsAddedWhileItIsAsked) {
  const auto store = make_store();
  DocumentCensus census(*store);
  {
    std::jthread writer([&] {
      for (int i = 0; i < 200; ++i) {
        auto document = document_of("n" + std::to_string(i), testing::words("n", 6));
        document.record.language = "ky";
        ASSERT_TRUE(store->put(std::vector{document}).has_value());
      }
    });
    for (int i = 0; i < 50; ++i) {
      const auto now = store->stats()->sequence;
      std::uint64_t all = 0;
      for (const auto& [name, documents] : by_census(census, now)) all += documents;
      EXPECT_EQ(all, to_number(now));
    }
  }
  EXPECT_EQ(by_census(census, Sequence{200}), by_twin(*store, Sequence{200}));
}

TEST(DocumentCensus, SaysWhatWasSearchedInEveryCheckOfAStore) {
  const auto store = make_store({document_of("a", testing::words("a", 20))});
  DocumentCensus census(*store);
  const testing::WordTokenizer tokenizer;
  const auto searched = [&] {
    const auto report = check(testing::work_of(testing::words("w", 20)), *store, tokenizer, "corpus", {}, {nullptr, nullptr, &census});
    return report->searched.empty() ? 0 : report->searched[0].documents;
  };
  EXPECT_EQ(searched(), 1U);
  ASSERT_TRUE(store->put(std::vector{document_of("b", testing::words("b", 20))}).has_value());
  EXPECT_EQ(searched(), 2U);
  ASSERT_TRUE(store->erase("", "a").has_value());
  EXPECT_EQ(searched(), 1U);
}

}  // namespace
}  // namespace tamga
