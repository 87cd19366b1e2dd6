#include "engine/index/posting_buffer.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <mutex>
#include <numeric>
#include <optional>
#include <ranges>
#include <utility>

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

// Postings in order of document, or sorted. Which of both changes once, under the mutex.
class PostingBuffer::Run {
 public:
  Run(std::vector<Posting> postings, bool sorted) : postings_(std::move(postings)), sorted_(sorted) {}

  std::size_t size() const { return postings_.size(); }  // never changes

  const std::vector<Posting>& sorted() const {
    if (sorted_.load(std::memory_order_acquire)) return postings_;
    const std::scoped_lock lock(mutex_);
    if (!sorted_.load(std::memory_order_relaxed)) {
      radix_sort(postings_, kMaxFingerprintBits);
      sorted_.store(true, std::memory_order_release);
    }
    return postings_;
  }

  // The postings in order of document; nothing if that is lost.
  std::optional<std::vector<Posting>> unsorted() const {
    const std::scoped_lock lock(mutex_);
    if (sorted_.load(std::memory_order_relaxed)) return std::nullopt;
    return postings_;
  }

 private:
  mutable std::mutex mutex_;
  mutable std::vector<Posting> postings_;
  mutable std::atomic<bool> sorted_;
};

void PostingBuffer::add(std::vector<Posting> postings) {
  if (postings.empty()) return;
  bool sorted = false;
  while (!runs_.empty() && 2 * postings.size() >= runs_.back()->size()) {
    auto before = sorted ? std::nullopt : runs_.back()->unsorted();
    if (before) {
      before->insert(before->end(), postings.begin(), postings.end());
      postings = *std::move(before);
    } else {
      if (!std::exchange(sorted, true)) radix_sort(postings, kMaxFingerprintBits);
      postings = merge(runs_.back()->sorted(), postings);
    }
    runs_.pop_back();
  }
  runs_.push_back(std::make_shared<const Run>(std::move(postings), sorted));
}

void PostingBuffer::append_documents(std::uint64_t fingerprint, std::vector<std::uint32_t>& documents) const {
  for (const auto& run : runs_) {
    const auto& postings = run->sorted();
    auto at = std::ranges::lower_bound(postings, fingerprint, {}, &Posting::fingerprint);
    for (; at != postings.end() && at->fingerprint == fingerprint; ++at) documents.push_back(at->document);
  }
}

std::uint64_t PostingBuffer::size() const {
  std::uint64_t size = 0;
  for (const auto& run : runs_) size += run->size();
  return size;
}

// Runs that nobody has looked into are sorted together. Those that are sorted join from the smallest to the greatest, so
// that every posting moves O(1) times on average.
std::vector<Posting> PostingBuffer::sorted() const {
  std::vector<Posting> together;
  std::vector<const Run*> apart;
  together.reserve(size());
  for (const auto& run : runs_) {
    const auto postings = run->unsorted();
    if (postings) {
      together.insert(together.end(), postings->begin(), postings->end());
    } else {
      apart.push_back(run.get());
    }
  }
  radix_sort(together, kMaxFingerprintBits);
  for (const Run* run : std::views::reverse(apart)) together = merge(run->sorted(), together);
  return together;
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
