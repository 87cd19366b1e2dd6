// A segment: the postings of a run of documents in blocks, one a bucket of fingerprints. Never changed once written.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "engine/index/database.h"
#include "engine/index/posting.h"
#include "engine/index/row_codec.h"

namespace tamga {

// The next posting in order, or nothing behind the last.
using PostingSource = std::function<Result<std::optional<Posting>>()>;

// How many upper bits of a fingerprint choose its block, so that a block holds 100 to 200 postings on average.
// Winnowing keeps small hashes more often: the first blocks hold up to 2.5 times the average, the last ones hardly any.
std::uint32_t choose_bucket_bits(std::uint64_t postings);

// Writes the blocks of a segment that is in no list of live ones yet. Number and documents of `segment` are given; the
// rest is filled in. `expected` is about the number of postings. Memory: a block.
Result<SegmentInfo> write_segment(Database& database, SegmentInfo segment, std::uint32_t fingerprint_bits,
                                  std::uint64_t expected, const PostingSource& source);

// All postings of a segment in order. Memory: a block.
class SegmentReader {
 public:
  SegmentReader(const Database& database, const SegmentInfo& segment, std::uint32_t fingerprint_bits);
  Result<std::optional<Posting>> next();

 private:
  Result<bool> load_block();

  std::string directory_;
  std::uint32_t number_;
  std::uint32_t rest_bits_;
  RowCursor rows_;
  std::vector<Posting> block_;
  std::size_t place_ = 0;
};

// Calls `hit` with the index of a fingerprint and a document that has it. The fingerprints are sorted and different.
// Reads every block they fall into once, all reads issued together.
Status find_in_segment(const Database& database, const SegmentInfo& segment, std::uint32_t fingerprint_bits,
                       std::span<const std::uint64_t> fingerprints,
                       const std::function<void(std::size_t, std::uint64_t)>& hit);

}  // namespace tamga
