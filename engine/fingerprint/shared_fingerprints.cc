// Fingerprints are numbered through all documents and dealt out to buckets by their upper bits; what is left of one and
// its number fill one 64-bit word. So a bucket is sorted as plain numbers, in the first-level cache, and what is shared
// is given back to the documents in the order of the numbers, without another sort.
#include "engine/fingerprint/shared_fingerprints.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <limits>
#include <utility>

namespace tamga {
namespace {

constexpr unsigned kValueBits = 48;
constexpr unsigned kBucketBits = 16;
constexpr unsigned kRestBits = kValueBits - kBucketBits;
constexpr unsigned kNumberBits = 64 - kRestBits;
constexpr std::uint64_t kBuckets = 1U << kBucketBits;
constexpr std::uint64_t kRestMask = (std::uint64_t{1} << kRestBits) - 1;
constexpr std::uint64_t kNumberMask = (std::uint64_t{1} << kNumberBits) - 1;
constexpr std::uint32_t kNotShared = std::numeric_limits<std::uint32_t>::max();

// Below so many numbers, counting digits costs more than comparing.
constexpr std::size_t kFewNumbers = 128;

std::uint64_t bucket_of(std::uint64_t fingerprint) {
  return fingerprint >> (kRestBits + 1);
}

std::uint64_t rest_of(std::uint64_t entry) {
  return entry >> kNumberBits;
}

// Least digit first, by what is left of the value: entries come by number, and each step keeps the order of equals.
// Sorts `numbers`; `spare` is as large.
void sort_by_rest(std::span<std::uint64_t> numbers, std::span<std::uint64_t> spare) {
  constexpr unsigned kDigitBits = 8;
  constexpr unsigned kDigits = 1U << kDigitBits;
  auto from = numbers;
  auto to = spare;
  for (unsigned shift = kNumberBits; shift < 64; shift += kDigitBits) {
    std::array<std::size_t, kDigits> next{};
    for (const std::uint64_t number : from) ++next[number >> shift & (kDigits - 1)];
    std::size_t begin = 0;
    for (std::size_t& place : next) begin += std::exchange(place, begin);
    for (const std::uint64_t number : from) to[next[number >> shift & (kDigits - 1)]++] = number;
    std::swap(from, to);
  }
  if (from.data() != numbers.data()) std::ranges::copy(from, numbers.begin());
}

void sort_entries(std::span<std::uint64_t> entries, std::vector<std::uint64_t>& spare) {
  if (entries.size() < kFewNumbers) {
    std::ranges::sort(entries);
    return;
  }
  if (spare.size() < entries.size()) spare.resize(entries.size());
  sort_by_rest(entries, std::span(spare).first(entries.size()));
}

// Where each bucket ends, once filled from where it begins.
std::vector<std::size_t> bucket_begins(std::span<const PlacedFingerprints> documents) {
  std::vector<std::size_t> begins(kBuckets + 1);
  for (const auto& document : documents) {
    for (const std::uint64_t fingerprint : document.fingerprints) ++begins[bucket_of(fingerprint) + 1];
  }
  for (std::size_t bucket = 0; bucket < kBuckets; ++bucket) begins[bucket + 1] += begins[bucket];
  return begins;
}

// Entries by bucket, in each by number.
std::vector<std::uint64_t> dealt_out(std::span<const PlacedFingerprints> documents, std::vector<std::size_t> next) {
  std::vector<std::uint64_t> entries(next.back());
  std::uint64_t number = 0;
  for (const auto& document : documents) {
    for (const std::uint64_t fingerprint : document.fingerprints) {
      entries[next[bucket_of(fingerprint)]++] = (fingerprint >> 1U & kRestMask) << kNumberBits | number++;
    }
  }
  return entries;
}

}  // namespace

// Which document a number belongs to.
class SharedFingerprints::Documents {
 public:
  explicit Documents(std::span<const PlacedFingerprints> documents) : documents_(documents) {
    for (const auto& document : documents) begins_.push_back(begins_.back() + document.fingerprints.size());
    assert(begins_.back() < kNotShared);
    for (std::uint32_t document = 0; document < documents.size(); ++document) {
      while (near_.size() * kBlock < begins_[document + 1]) near_.push_back(document);
    }
  }

  std::uint32_t of(std::uint64_t number) const {
    std::uint32_t document = near_[number / kBlock];
    while (begins_[document + 1] <= number) ++document;
    return document;
  }
  bool is_stem_pair(std::uint64_t number, std::uint32_t document) const {
    return documents_[document].fingerprints[number - begins_[document]] % 2 != 0;
  }
  std::uint64_t count() const { return begins_.back(); }

 private:
  static constexpr std::uint64_t kBlock = 256;

  std::span<const PlacedFingerprints> documents_;
  std::vector<std::uint64_t> begins_ = {0};  // by document, one more than documents
  std::vector<std::uint32_t> near_;          // by block of numbers, the document of the first
};

SharedFingerprints::SharedFingerprints(std::span<const PlacedFingerprints> documents) {
  const Documents numbered(documents);
  const auto begins = bucket_begins(documents);
  auto entries = dealt_out(documents, begins);
  std::vector<std::uint32_t> value_of(numbered.count(), kNotShared);
  std::vector<std::uint64_t> spare;
  holders_begin_.push_back(0);
  first_value_.reserve(kBuckets + 1);
  for (std::size_t bucket = 0; bucket < kBuckets; ++bucket) {
    const auto of_bucket = std::span(entries).subspan(begins[bucket], begins[bucket + 1] - begins[bucket]);
    sort_entries(of_bucket, spare);
    first_value_.push_back(static_cast<std::uint32_t>(values_.size()));
    add_bucket(of_bucket, bucket, numbered, value_of);
  }
  first_value_.push_back(static_cast<std::uint32_t>(values_.size()));
  give_to_documents(documents, value_of);
}

// A document comes once a value: with its first k-gram of it, or its first stem pair if it has none.
void SharedFingerprints::add_bucket(std::span<const std::uint64_t> sorted, std::uint64_t bucket,
                                    const Documents& documents, std::vector<std::uint32_t>& value_of) {
  for (std::size_t begin = 0; begin < sorted.size();) {
    std::size_t end = begin + 1;
    while (end < sorted.size() && rest_of(sorted[end]) == rest_of(sorted[begin])) ++end;
    const std::size_t first = begin;
    begin = end;
    if (end - first < 2) continue;  // most values
    if (documents.of(sorted[first] & kNumberMask) == documents.of(sorted[end - 1] & kNumberMask)) continue;
    const auto value = static_cast<std::uint32_t>(values_.size());
    const std::size_t own = holders_.size();
    std::uint64_t chosen = 0;
    for (std::size_t at = first; at < end; ++at) {
      const std::uint64_t number = sorted[at] & kNumberMask;
      const std::uint32_t document = documents.of(number);
      if (holders_.size() > own && holders_.back() == document) {
        if (!documents.is_stem_pair(chosen, document) || documents.is_stem_pair(number, document)) continue;
        value_of[chosen] = kNotShared;
      } else {
        holders_.push_back(document);
      }
      value_of[number] = value;
      chosen = number;
    }
    values_.push_back(bucket << kRestBits | rest_of(sorted[first]));
    holders_begin_.push_back(holders_.size());
  }
}

void SharedFingerprints::give_to_documents(std::span<const PlacedFingerprints> documents,
                                           std::span<const std::uint32_t> value_of) {
  shared_.reserve(holders_.size());
  shared_begin_.reserve(documents.size() + 1);
  shared_begin_.push_back(0);
  std::size_t number = 0;
  for (const auto& document : documents) {
    for (std::size_t i = 0; i < document.fingerprints.size(); ++i, ++number) {
      if (value_of[number] == kNotShared) continue;
      shared_.push_back({value_of[number] & 0x7FFFFFFFU, static_cast<std::uint32_t>(document.fingerprints[i] & 1U),
                         document.places[i]});
    }
    shared_begin_.push_back(shared_.size());
  }
}

std::span<const std::uint32_t> SharedFingerprints::holders(std::uint64_t value) const {
  const std::uint64_t bucket = value >> kRestBits;
  if (bucket >= kBuckets) return {};
  const auto begin = values_.begin() + first_value_[bucket];
  const auto end = values_.begin() + first_value_[bucket + 1];
  const auto found = std::lower_bound(begin, end, value);
  if (found == end || *found != value) return {};
  return holders_at(static_cast<std::uint32_t>(found - values_.begin()));
}

}  // namespace tamga
