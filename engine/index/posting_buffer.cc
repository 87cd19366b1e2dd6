#include "engine/index/posting_buffer.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <ranges>

#include "engine/index/byte_codec.h"
#include "engine/index/posting_sort.h"

namespace tamga {
namespace {

constexpr std::uint32_t kMaxFingerprintBits = 48;

// Which of two runs has the lesser posting is a surprise every time, so it is no branch.
bool less(const Posting& a, const Posting& b) {
  const bool before = a.fingerprint < b.fingerprint;
  const bool same = a.fingerprint == b.fingerprint;
  return before | (same & (a.document < b.document));
}

std::vector<Posting> merge(const std::vector<Posting>& a, const std::vector<Posting>& b) {
  std::vector<Posting> merged(a.size() + b.size());
  std::size_t from_a = 0;
  std::size_t from_b = 0;
  auto to = merged.begin();
  while (from_a < a.size() && from_b < b.size()) {
    const bool take_b = less(b[from_b], a[from_a]);
    const Posting* const taken = take_b ? &b[from_b] : &a[from_a];
    *to++ = *taken;
    from_b += take_b ? 1 : 0;
    from_a += take_b ? 0 : 1;
  }
  to = std::copy(a.begin() + static_cast<std::ptrdiff_t>(from_a), a.end(), to);
  std::copy(b.begin() + static_cast<std::ptrdiff_t>(from_b), b.end(), to);
  return merged;
}

}  // namespace

void PostingBuffer::add(std::vector<Posting> postings) {
  if (postings.empty()) return;
  radix_sort(postings, kMaxFingerprintBits);
  while (!runs_.empty() && 2 * postings.size() >= runs_.back()->size()) {
    postings = merge(*runs_.back(), postings);
    runs_.pop_back();
  }
  runs_.push_back(std::make_shared<const std::vector<Posting>>(std::move(postings)));
}

void PostingBuffer::append_documents(std::uint64_t fingerprint, std::vector<std::uint32_t>& documents) const {
  for (const auto& run : runs_) {
    auto at = std::ranges::lower_bound(*run, fingerprint, {}, &Posting::fingerprint);
    for (; at != run->end() && at->fingerprint == fingerprint; ++at) documents.push_back(at->document);
  }
}

std::uint64_t PostingBuffer::size() const {
  std::uint64_t size = 0;
  for (const auto& run : runs_) size += run->size();
  return size;
}

std::vector<Posting> PostingBuffer::sorted() const {
  std::vector<Posting> all;
  // From the smallest run to the greatest: every posting moves O(1) times on average.
  for (const auto& run : std::views::reverse(runs_)) all = merge(*run, all);
  return all;
}

std::vector<std::uint64_t> truncated_fingerprints(std::span<const std::uint64_t> hashes, std::uint32_t bits) {
  std::vector<std::uint64_t> fingerprints(hashes.begin(), hashes.end());
  for (auto& fingerprint : fingerprints) fingerprint >>= 64U - bits;
  radix_sort(fingerprints, bits);
  const auto repeats = std::ranges::unique(fingerprints);
  fingerprints.erase(repeats.begin(), repeats.end());
  return fingerprints;
}

std::string encode_fingerprints(std::span<const std::uint64_t> fingerprints) {
  ByteWriter writer;
  writer.varint(fingerprints.size());
  std::vector<std::uint64_t> differences(fingerprints.size());
  std::adjacent_difference(fingerprints.begin(), fingerprints.end(), differences.begin());
  writer.varints(differences);
  return seal(writer.take());
}

std::optional<std::vector<std::uint64_t>> decode_fingerprints(std::string_view bytes, std::uint32_t bits) {
  const auto row = unseal(bytes);
  if (!row) return std::nullopt;
  ByteReader reader(*row);
  const auto size = reader.varint();
  if (size > reader.left()) return std::nullopt;  // a difference takes at least a byte
  const std::uint64_t greatest = (1ULL << bits) - 1;
  std::vector<std::uint64_t> fingerprints;
  fingerprints.reserve(size);
  std::uint64_t last = 0;
  for (std::uint64_t i = 0; i < size; ++i) {
    const auto difference = reader.varint();
    if ((difference == 0 && i > 0) || difference > greatest - last) return std::nullopt;
    last += difference;
    fingerprints.push_back(last);
  }
  if (!reader.complete()) return std::nullopt;
  return fingerprints;
}

}  // namespace tamga
