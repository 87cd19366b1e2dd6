// Documents of a store by collection, year and language, counted once and kept up as the store changes.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/result.h"
#include "engine/index/fingerprint_index.h"
#include "engine/text/language.h"

namespace tamga {

// Documents that a report of what was searched does not tell apart.
struct CensusGroup {
  std::string institution;
  std::string collection;
  bool may_be_source = true;
  std::string year;  // of the document's date; empty: unknown
  Language language = Language::kOther;
  auto operator<=>(const CensusGroup&) const = default;
};

// Current documents by group; groups without any are left out.
using DocumentCounts = std::map<CensusGroup, std::uint64_t>;

// For one store, and to be kept beside it for as long as it is open. Any method may be called from several threads.
class DocumentCensus {
 public:
  // `store` outlives the census.
  explicit DocumentCensus(const FingerprintIndex& store) : store_(store) {}

  // Of the documents that are current now, those that were put at or before `snapshot`. The errors of the store.
  //
  // The first call reads every record: O(documents). A later one reads the records added since, or every record again
  // if one was erased or replaced; nothing if nothing has changed. An older snapshot costs O(documents) steps in
  // memory. Memory: 16 bytes a document.
  Result<DocumentCounts> counts(Sequence snapshot);

 private:
  struct Entry {
    Sequence put_at{};
    std::uint32_t group = 0;
  };

  Status catch_up();
  Status count_all(const StoreStats& now);
  Result<bool> add_new(const StoreStats& now);
  bool all_are_new(const StoreStats& now) const;
  void add(const StoredDocument& document);

  const FingerprintIndex& store_;
  std::mutex mutex_;
  std::vector<Entry> entries_;  // of the documents counted, in order of put_at
  std::vector<CensusGroup> groups_;
  std::vector<std::uint64_t> totals_;  // by number of the group
  std::map<CensusGroup, std::uint32_t> numbers_;
  std::uint32_t last_document_ = 0;
  Sequence counted_to_{};
  bool whole_ = false;  // entries_ are all documents that were current at counted_to_
};

}  // namespace tamga
