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

// Postings in order of document, in the pieces they came in, or sorted in one. Which of both changes once, under the
// mutex.
class PostingBuffer::Run {
 public:
  using Piece = std::shared_ptr<const std::vector<Posting>>;

  explicit Run(std::vector<Piece> pieces) : pieces_(std::move(pieces)), sorted_(false) {
    for (const auto& piece : pieces_) size_ += piece->size();
  }
  explicit Run(std::vector<Posting> sorted)
      : size_(sorted.size()), all_(std::make_shared<const std::vector<Posting>>(std::move(sorted))), sorted_(true) {}

  std::size_t size() const { return size_; }

  const std::vector<Posting>& sorted() const {
    if (sorted_.load(std::memory_order_acquire)) return *all_;
    const std::scoped_lock lock(mutex_);
    if (!sorted_.load(std::memory_order_relaxed)) {
      std::vector<Posting> together;
      together.reserve(size_);
      for (const auto& piece : pieces_) together.insert(together.end(), piece->begin(), piece->end());
      radix_sort(together, kMaxFingerprintBits);
      all_ = std::make_shared<const std::vector<Posting>>(std::move(together));
      pieces_.clear();
      sorted_.store(true, std::memory_order_release);
    }
    return *all_;
  }

  // The pieces, shared; nothing once they are sorted.
  std::optional<std::vector<Piece>> pieces() const {
    const std::scoped_lock lock(mutex_);
    if (sorted_.load(std::memory_order_relaxed)) return std::nullopt;
    return pieces_;
  }

 private:
  std::size_t size_ = 0;
  mutable std::mutex mutex_;
  mutable std::vector<Piece> pieces_;
  mutable Piece all_;
  mutable std::atomic<bool> sorted_;
};

void PostingBuffer::add(std::vector<Posting> postings) {
  if (postings.empty()) return;
  auto last = std::make_shared<const Run>(
      std::vector{Run::Piece(std::make_shared<const std::vector<Posting>>(std::move(postings)))});
  while (!runs_.empty() && 2 * last->size() >= runs_.back()->size()) {
    last = joined(*runs_.back(), *last);
    runs_.pop_back();
  }
  runs_.push_back(std::move(last));
}

// Two runs that nobody has looked into only put their pieces one behind the other.
std::shared_ptr<const PostingBuffer::Run> PostingBuffer::joined(const Run& older, const Run& newer) {
  auto pieces = older.pieces();
  const auto more = pieces ? newer.pieces() : std::nullopt;
  if (!more) return std::make_shared<const Run>(merge(older.sorted(), newer.sorted()));
  pieces->insert(pieces->end(), more->begin(), more->end());
  return std::make_shared<const Run>(*std::move(pieces));
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

// Runs that nobody has looked into are sorted together. Those that are sorted join from the smallest to the greatest,
// so that every posting moves O(1) times on average.
std::vector<Posting> PostingBuffer::sorted() const {
  std::vector<Posting> together;
  std::vector<const Run*> apart;
  together.reserve(size());
  for (const auto& run : runs_) {
    const auto pieces = run->pieces();
    if (!pieces) apart.push_back(run.get());
    for (const auto& piece : pieces.value_or(std::vector<Run::Piece>())) {
      together.insert(together.end(), piece->begin(), piece->end());
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
