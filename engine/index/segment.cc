#include "engine/index/segment.h"

#include <algorithm>
#include <bit>

#include "engine/index/byte_codec.h"
#include "engine/index/posting_block.h"

namespace tamga {
namespace {

constexpr std::uint64_t kLeastBlockPostings = 100;
constexpr int kMaxBucketBits = 32;

std::unexpected<Error> damaged_block(const std::string& directory, std::uint32_t segment, std::uint64_t bucket) {
  return fail(ErrorCode::kCorrupt, directory + ": the index is damaged in block " + std::to_string(bucket) +
                                       " of segment " + std::to_string(segment));
}

std::uint32_t bucket_of(std::uint64_t fingerprint, std::uint32_t rest_bits) {
  return static_cast<std::uint32_t>(fingerprint >> rest_bits);
}

// Cuts a stream of postings into blocks.
class BlockWriter {
 public:
  BlockWriter(SegmentInfo& segment, std::uint32_t rest_bits, const RowSink& sink)
      : segment_(segment), rest_bits_(rest_bits), sink_(sink) {}

  Status add(const Posting& posting) {
    if (!block_.empty() && bucket_of(posting.fingerprint, rest_bits_) != bucket()) {
      if (auto written = flush(); !written) return written;
    }
    block_.push_back(posting);
    return {};
  }

  Status flush() {
    if (block_.empty()) return {};
    const auto bytes = encode_posting_block(block_, rest_bits_);
    segment_.postings += block_.size();
    segment_.blocks += 1;
    segment_.bytes += bytes.size();
    const auto key = segment_key(segment_.number, bucket());
    block_.clear();
    return sink_(key, bytes);
  }

 private:
  std::uint32_t bucket() const { return bucket_of(block_.front().fingerprint, rest_bits_); }

  SegmentInfo& segment_;
  std::uint32_t rest_bits_;
  const RowSink& sink_;
  std::vector<Posting> block_;
};

}  // namespace

std::uint32_t choose_bucket_bits(std::uint64_t postings) {
  const int bits = static_cast<int>(std::bit_width(postings / kLeastBlockPostings)) - 1;
  return static_cast<std::uint32_t>(std::clamp(bits, 0, kMaxBucketBits));
}

Result<SegmentInfo> write_segment(Database& database, SegmentInfo segment, std::uint32_t fingerprint_bits,
                                  std::uint64_t expected, const PostingSource& source) {
  segment.bucket_bits = choose_bucket_bits(expected);
  auto written = database.add_sorted(Family::kSegments, [&](const RowSink& sink) -> Status {
    BlockWriter writer(segment, fingerprint_bits - segment.bucket_bits, sink);
    while (true) {
      const auto posting = source();
      if (!posting) return std::unexpected(posting.error());
      if (!*posting) return writer.flush();
      if (auto added = writer.add(**posting); !added) return added;
    }
  });
  if (!written) return std::unexpected(written.error());
  return segment;
}

SegmentReader::SegmentReader(const Database& database, const SegmentInfo& segment, std::uint32_t fingerprint_bits)
    : directory_(database.name()),
      number_(segment.number),
      rest_bits_(fingerprint_bits - segment.bucket_bits),
      rows_(database.cursor(Family::kSegments, big_endian32(segment.number), nullptr)) {}

Result<bool> SegmentReader::load_block() {
  if (!rows_.next()) {
    if (auto status = rows_.status(); !status) return std::unexpected(status.error());
    return false;
  }
  const auto key = rows_.key();
  const auto bucket = key.size() == 8 ? read_big_endian32(key.substr(4)) : 0;
  auto block = decode_posting_block(rows_.value(), rest_bits_, bucket);
  if (!block) return damaged_block(directory_, number_, bucket);
  block_ = std::move(*block);
  place_ = 0;
  return true;
}

Result<std::optional<Posting>> SegmentReader::next() {
  if (place_ == block_.size()) {
    const auto loaded = load_block();
    if (!loaded) return std::unexpected(loaded.error());
    if (!*loaded) return std::nullopt;
  }
  return block_[place_++];
}

Status find_in_segment(const Database& database, const SegmentInfo& segment, std::uint32_t fingerprint_bits,
                       std::span<const std::uint64_t> fingerprints,
                       const std::function<void(std::size_t, std::uint64_t)>& hit) {
  const std::uint32_t rest_bits = fingerprint_bits - segment.bucket_bits;
  const std::uint64_t rest_mask = (1ULL << rest_bits) - 1;
  std::vector<std::string> keys;
  std::vector<std::size_t> firsts;  // index of the first fingerprint in a key's bucket
  for (std::size_t i = 0; i < fingerprints.size(); ++i) {
    const auto bucket = bucket_of(fingerprints[i], rest_bits);
    if (i > 0 && bucket == bucket_of(fingerprints[i - 1], rest_bits)) continue;
    keys.push_back(segment_key(segment.number, bucket));
    firsts.push_back(i);
  }
  firsts.push_back(fingerprints.size());
  return database.multi_get(Family::kSegments, keys, [&](std::size_t key, std::string_view bytes) -> Status {
    const auto block = PostingBlock::open(bytes, rest_bits);
    if (!block) return damaged_block(database.name(), segment.number, bucket_of(fingerprints[firsts[key]], rest_bits));
    for (std::size_t i = firsts[key]; i < firsts[key + 1]; ++i) {
      const auto places = block->find(fingerprints[i] & rest_mask);
      for (std::size_t place = places.begin; place < places.end; ++place) hit(i, block->document(place));
    }
    return {};
  });
}

}  // namespace tamga
