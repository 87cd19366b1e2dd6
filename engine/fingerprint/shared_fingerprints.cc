// Fingerprints are dealt out to buckets by their upper bits; what is left of one, its document and its family fill one
// 64-bit number. So a bucket is sorted as plain numbers, in the second-level cache.
#include "engine/fingerprint/shared_fingerprints.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

namespace tamga {
namespace {

constexpr unsigned kValueBits = 48;
constexpr unsigned kBucketBits = 10;
constexpr unsigned kRestBits = kValueBits - kBucketBits;
constexpr unsigned kDocumentBits = 64 - kRestBits - 1;
static_assert(SharedFingerprints::kMostDocuments == std::size_t{1} << kDocumentBits);
constexpr std::uint64_t kBuckets = 1U << kBucketBits;
constexpr std::uint64_t kRestMask = (std::uint64_t{1} << kRestBits) - 1;

// Below so many numbers, counting digits costs more than comparing.
constexpr std::size_t kFewNumbers = 256;

std::uint64_t bucket_of(std::uint64_t fingerprint) {
  return fingerprint >> (kRestBits + 1);
}

std::uint64_t entry_of(std::uint64_t fingerprint, std::size_t document) {
  return (fingerprint >> 1U & kRestMask) << (kDocumentBits + 1) | std::uint64_t{document} << 1U | (fingerprint & 1U);
}

std::uint64_t rest_of(std::uint64_t entry) {
  return entry >> (kDocumentBits + 1);
}

std::uint32_t document_of(std::uint64_t entry) {
  return static_cast<std::uint32_t>(entry >> 1U & (SharedFingerprints::kMostDocuments - 1));
}

// Least digit first, by what is left of the value: entries come by document, and each step keeps the order of equals.
// Sorts `numbers`; `spare` is as large.
void sort_by_rest(std::span<std::uint64_t> numbers, std::span<std::uint64_t> spare) {
  constexpr unsigned kDigitBits = 8;
  constexpr unsigned kDigits = 1U << kDigitBits;
  auto from = numbers;
  auto to = spare;
  for (unsigned shift = kDocumentBits + 1; shift < 64; shift += kDigitBits) {
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
std::vector<std::size_t> bucket_begins(std::span<const std::span<const std::uint64_t>> documents) {
  std::vector<std::size_t> begins(kBuckets + 1);
  for (const auto& document : documents) {
    for (const std::uint64_t fingerprint : document) ++begins[bucket_of(fingerprint) + 1];
  }
  for (std::size_t bucket = 0; bucket < kBuckets; ++bucket) begins[bucket + 1] += begins[bucket];
  return begins;
}

}  // namespace

// A document that has a shared value.
struct SharedFingerprints::Held {
  std::uint32_t document;
  Shared shared;
};

SharedFingerprints::SharedFingerprints(std::span<const std::span<const std::uint64_t>> documents) {
  assert(documents.size() <= kMostDocuments);
  const auto begins = bucket_begins(documents);
  std::vector<std::uint64_t> entries(begins.back());
  auto next = begins;
  for (std::size_t document = 0; document < documents.size(); ++document) {
    for (const std::uint64_t fingerprint : documents[document]) {
      entries[next[bucket_of(fingerprint)]++] = entry_of(fingerprint, document);
    }
  }
  std::vector<Held> held;
  std::vector<std::uint64_t> spare;
  holders_begin_.push_back(0);
  first_value_.reserve(kBuckets + 1);
  for (std::size_t bucket = 0; bucket < kBuckets; ++bucket) {
    const auto of_bucket = std::span(entries).subspan(begins[bucket], begins[bucket + 1] - begins[bucket]);
    sort_entries(of_bucket, spare);
    first_value_.push_back(static_cast<std::uint32_t>(values_.size()));
    add_bucket(of_bucket, bucket, held);
  }
  first_value_.push_back(static_cast<std::uint32_t>(values_.size()));
  give_to_documents(documents.size(), held);
}

// A document comes once a value, with its k-gram if it has one: in a small bucket that one sorts first; in another
// both stand in the order of the document.
void SharedFingerprints::add_bucket(std::span<const std::uint64_t> sorted, std::uint64_t bucket,
                                    std::vector<Held>& held) {
  for (std::size_t begin = 0; begin < sorted.size();) {
    std::size_t end = begin + 1;
    while (end < sorted.size() && rest_of(sorted[end]) == rest_of(sorted[begin])) ++end;
    const auto value = static_cast<std::uint32_t>(values_.size());
    const std::size_t first = holders_.size();
    if (document_of(sorted[begin]) != document_of(sorted[end - 1])) {
      for (std::size_t at = begin; at < end; ++at) {
        const std::uint32_t document = document_of(sorted[at]);
        const bool is_stem_pair = (sorted[at] & 1U) != 0;
        if (holders_.size() > first && holders_.back() == document) {
          if (!is_stem_pair) held.back().shared.is_stem_pair = 0;
          continue;
        }
        holders_.push_back(document);
        held.push_back({document, {value & 0x7FFFFFFFU, is_stem_pair ? 1U : 0U}});
      }
      values_.push_back(bucket << kRestBits | rest_of(sorted[begin]));
      holders_begin_.push_back(holders_.size());
    }
    begin = end;
  }
}

void SharedFingerprints::give_to_documents(std::size_t documents, std::span<const Held> held) {
  shared_begin_.resize(documents + 1);
  for (const Held& one : held) ++shared_begin_[one.document + 1];
  for (std::size_t document = 0; document < documents; ++document)
    shared_begin_[document + 1] += shared_begin_[document];
  auto next = shared_begin_;
  shared_.resize(held.size());
  for (const Held& one : held) shared_[next[one.document]++] = one.shared;
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
