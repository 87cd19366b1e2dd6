// A bucket of postings as stored: bit-packed columns of fixed width, so that a look-up is a binary search without
// unpacking. docs/index-format.md, "Posting blocks".
//
// The bucket, the upper bits of a fingerprint, is in the key of the block; a block holds the lower `rest_bits`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/index/posting.h"

namespace tamga {

inline constexpr std::uint32_t kMaxRestBits = 48;

// Packs postings of one bucket; of their fingerprints the lower `rest_bits` (at most kMaxRestBits) are kept. They are
// sorted, different, and at least one.
std::string encode_posting_block(std::span<const Posting> postings, std::uint32_t rest_bits);

// A view of a stored block; `bytes` must outlive it.
class PostingBlock {
 public:
  // Nothing if the bytes are not a block of that width, or damaged. Reads every byte once, for the checksum.
  static std::optional<PostingBlock> open(std::string_view bytes, std::uint32_t rest_bits);

  struct Places {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  // The places [begin, end) of the postings with this rest. Time O(log size()).
  Places find(std::uint64_t rest) const;

  std::size_t size() const { return size_; }
  std::uint64_t rest(std::size_t place) const;
  std::uint64_t document(std::size_t place) const;  // may exceed every document if the block was forged

 private:
  std::string_view rests_;
  std::string_view documents_;
  std::size_t size_ = 0;
  std::uint32_t rest_bits_ = 0;
  std::uint32_t document_bits_ = 0;
  std::uint64_t least_document_ = 0;
};

// Appends all postings of a block, their fingerprints completed by `bucket`. False if it is damaged or out of order;
// what was appended then is of no use.
bool append_posting_block(std::string_view bytes, std::uint32_t rest_bits, std::uint32_t bucket,
                          std::vector<Posting>& postings);

}  // namespace tamga
