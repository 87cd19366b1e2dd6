// What the parts of the contract suite share. Each part holds every store to some sentences of fingerprint_index.h and
// fingerprint_store.h.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "tests/engine/index/store_fixture.h"

namespace tamga {

class StoreContract : public testing::TestWithParam<StoreKind> {
 protected:
  void SetUp() override { make({}); }

  void make(const IndexSettings& settings) {
    store_.reset();
    folder_.emplace();
    auto made = GetParam().make(folder_->path(), settings);
    ASSERT_TRUE(made) << made.error().message;
    store_ = std::move(*made);
  }

  // Closes and opens a durable store; the others stay as they are.
  void reopen() {
    if (!GetParam().open) return;
    store_.reset();
    auto opened = GetParam().open(folder_->path());
    ASSERT_TRUE(opened) << opened.error().message;
    store_ = std::move(*opened);
  }

  PutResult put(const NewDocument& one) {
    auto results = store_->put({&one, 1});
    EXPECT_TRUE(results) << results.error().message;
    return results ? results->at(0) : PutResult{};
  }

  CandidateList search(const CandidateQuery& query) {
    auto list = store_->candidates(query);
    EXPECT_TRUE(list) << list.error().message;
    return list ? *list : CandidateList{};
  }

  // The ids of the candidates, best first.
  std::vector<std::string> ids(const CandidateQuery& query) {
    std::vector<std::string> found;
    for (const auto& candidate : search(query).candidates) {
      const auto stored = store_->record(candidate.document);
      found.push_back(stored ? stored->record.id : stored.error().message);
    }
    return found;
  }

  std::optional<ScratchFolder> folder_;
  std::unique_ptr<FingerprintStore> store_;
};

inline bool same_list(const CandidateList& a, const CandidateList& b) {
  return a.candidates == b.candidates && a.snapshot == b.snapshot && a.documents_searched == b.documents_searched &&
         a.beyond_limit == b.beyond_limit && a.capped_fingerprints == b.capped_fingerprints &&
         a.stop_fingerprints == b.stop_fingerprints && a.erased_since == b.erased_since;
}

// What recomputes the hashes of the documents below: a text is its numbers.
inline Result<std::vector<std::uint64_t>> hashes_of_text(const ExtractedText& text) {
  std::vector<std::uint64_t> numbers;
  std::istringstream words(text.text);
  for (std::uint64_t number = 0; words >> number;) numbers.push_back(number);
  return hashes_of(numbers);
}

inline NewDocument readable(const std::string& id, const std::vector<std::uint64_t>& numbers) {
  auto made = document(id, numbers);
  made.text = {};
  for (const auto number : numbers) made.text.text += std::to_string(number) + " ";
  return made;
}

}  // namespace tamga
