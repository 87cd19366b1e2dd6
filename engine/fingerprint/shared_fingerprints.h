// One sorted table of the fingerprints of many documents: which of them stand in more than one, and in which.
//
// What an index is to a corpus, this is to a class: made once, in memory, from all documents at hand. Most fingerprints
// of a document stand in no other one; they are dropped, so the table is small.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tamga {

// A fingerprint as an index keeps it, the upper bits of its hash, and its family.
struct KeptFingerprint {
  std::uint64_t value = 0;    // below 2^48
  bool is_stem_pair = false;  // else a k-gram
};

// Packed into one number: equal values sort together, and of equal ones the k-gram comes first.
constexpr std::uint64_t packed(const KeptFingerprint& one) {
  return one.value << 1U | (one.is_stem_pair ? 1U : 0U);
}

// A document as the table takes it in: its packed fingerprints, repeats allowed, and where each stands.
struct PlacedFingerprints {
  std::span<const std::uint64_t> fingerprints;
  std::span<const std::uint32_t> places;  // as many; no order asked for
};

// Const and safe from several threads.
class SharedFingerprints {
 public:
  // A value that a document has in both families counts as a k-gram; one that it has several times, where it comes
  // first. Requires fewer than 2^32 fingerprints together. Time O(fingerprints), by radix sort; memory: 12 bytes a
  // fingerprint while it is made, then 12 to 20 bytes for each that is shared.
  explicit SharedFingerprints(std::span<const PlacedFingerprints> documents);

  // The documents that have a value, in order; none where fewer than two do. Time O(1) on average.
  std::span<const std::uint32_t> holders(std::uint64_t value) const;

  // What a document shares, in the order in which it was handed over: indices of values, increasing with them, each in
  // at least two documents.
  struct Shared {
    std::uint32_t value : 31 = 0;
    std::uint32_t is_stem_pair : 1 = 0;
    std::uint32_t place = 0;
  };
  std::span<const Shared> shared_by(std::size_t document) const {
    return std::span(shared_).subspan(shared_begin_[document], shared_begin_[document + 1] - shared_begin_[document]);
  }
  std::span<const std::uint32_t> holders_at(std::uint32_t value) const {
    return std::span(holders_).subspan(holders_begin_[value], holders_begin_[value + 1] - holders_begin_[value]);
  }

 private:
  class Documents;
  void add_bucket(std::span<const std::uint64_t> sorted, std::uint64_t bucket, const Documents& documents,
                  std::vector<std::uint32_t>& value_of);
  void give_to_documents(std::span<const PlacedFingerprints> documents, std::span<const std::uint32_t> value_of);

  std::vector<std::uint64_t> values_;         // shared ones, increasing
  std::vector<std::uint64_t> holders_begin_;  // one more than values
  std::vector<std::uint32_t> holders_;
  std::vector<std::uint32_t> first_value_;   // by bucket, one more than buckets
  std::vector<std::uint64_t> shared_begin_;  // by document, one more than documents
  std::vector<Shared> shared_;
};

}  // namespace tamga
