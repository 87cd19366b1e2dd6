// A segment: the postings of a run of documents in a file of its own, in blocks, one a bucket of fingerprints. Never
// changed once written. docs/index-format.md, "Segments".
//
//   header | blocks, one behind the other | directory: where each bucket's block begins
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/index/index_file.h"
#include "engine/index/posting.h"
#include "engine/index/row_codec.h"

namespace tamga {

// How many upper bits of a fingerprint choose its block, so that a block holds 60 to 120 postings on average.
// Winnowing keeps small hashes more often: the first blocks hold up to 2.5 times the average, the last ones hardly any.
std::uint32_t choose_bucket_bits(std::uint64_t postings);

std::filesystem::path segment_directory(const std::filesystem::path& index);
std::filesystem::path segment_path(const std::filesystem::path& index, std::uint32_t number);

// A segment open for reading. Memory: 8 bytes a bucket, some 0.1 a posting. A segment whose file is removed meanwhile
// can still be read.
class Segment {
 public:
  // kCorrupt if header or directory is damaged or is not what `info` says; kNotFound if there is no file.
  static Result<std::shared_ptr<const Segment>> open(const std::filesystem::path& path, const SegmentInfo& info,
                                                     std::uint32_t fingerprint_bits);

  const SegmentInfo& info() const { return info_; }
  const IndexFile& file() const { return file_; }
  std::uint32_t rest_bits() const { return rest_bits_; }
  std::uint64_t buckets() const { return begins_.size() - 1; }
  std::uint32_t bucket_of(std::uint64_t fingerprint) const {
    return static_cast<std::uint32_t>(fingerprint >> rest_bits_);
  }

  struct Bytes {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::uint64_t size() const { return end - begin; }
  };
  Bytes block_bytes(std::uint64_t bucket) const { return {begins_[bucket], begins_[bucket + 1]}; }  // none: empty

  // What is said of a block that does not hold what it should.
  Error damaged(std::uint64_t bucket) const;

 private:
  Status read_header();
  Status read_directory();
  Error damaged(const std::string& what) const;

  SegmentInfo info_;
  IndexFile file_;
  std::uint32_t rest_bits_ = 0;
  std::vector<std::uint64_t> begins_;  // of the blocks, by bucket; then the end of the last
};

using SegmentPointer = std::shared_ptr<const Segment>;

// Writes postings as a segment, in order. Number and documents of `info` are given, the rest is filled in. `expected`
// is about how many there will be. Memory: 8 bytes a bucket and a block.
class SegmentWriter {
 public:
  static Result<SegmentWriter> create(const std::filesystem::path& path, SegmentInfo info,
                                      std::uint32_t fingerprint_bits, std::uint64_t expected);

  // Postings behind all that were added before, of documents of the segment.
  Status add(std::span<const Posting> postings);
  // Makes the file durable and gives it its place.
  Result<SegmentInfo> finish();

 private:
  SegmentWriter(IndexFileWriter file, SegmentInfo info, std::uint32_t rest_bits);
  Status write_block();

  IndexFileWriter file_;
  SegmentInfo info_;
  std::uint32_t rest_bits_;
  std::vector<Posting> block_;  // of one bucket, not yet written
  std::vector<std::uint64_t> begins_;
};

// Calls `hit` with the index of a fingerprint and a document that has it; when it returns false, the other documents of
// this fingerprint in the segment are passed over. The fingerprints are sorted and different. Every block that may hold
// one is read once. All blocks that are not in memory are asked for before the first of them is waited for.
Status find_in_segments(std::span<const SegmentPointer> segments, std::span<const std::uint64_t> fingerprints,
                        const std::function<bool(std::size_t, std::uint32_t)>& hit);

}  // namespace tamga
