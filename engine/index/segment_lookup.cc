// Look-ups. What the system has in memory is read and searched at once; the rest is asked for meanwhile, all of it, and
// read when everything has been asked for: a disk with a queue serves thousands of reads in the time of a few hundred.
#include <algorithm>
#include <vector>

#include "engine/index/posting_block.h"
#include "engine/index/segment.h"

namespace tamga {
namespace {

// Blocks that lie so close are read in one go, up to so many bytes.
constexpr std::uint64_t kGapBytes = 2048;
constexpr std::uint64_t kMaxReadBytes = 256U << 10U;

using Hit = std::function<bool(std::size_t, std::uint32_t)>;

// Blocks of a segment that lie close to one another, and the fingerprints [first, last) that fall into them.
struct BlockRead {
  const Segment* segment = nullptr;
  Segment::Bytes bytes;
  std::size_t first = 0;
  std::size_t last = 0;
};

bool close_together(const BlockRead& read, const Segment& segment, const Segment::Bytes& block) {
  return read.segment == &segment && block.begin <= read.bytes.end + kGapBytes &&
         block.end - read.bytes.begin <= kMaxReadBytes;
}

// The reads of one segment, in order.
void plan_reads(const Segment& segment, std::span<const std::uint64_t> fingerprints, std::vector<BlockRead>& reads) {
  for (std::size_t i = 0; i < fingerprints.size(); ++i) {
    const auto block = segment.block_bytes(segment.bucket_of(fingerprints[i]));
    if (block.size() == 0) continue;
    if (!reads.empty() && close_together(reads.back(), segment, block)) {
      reads.back().bytes.end = std::max(reads.back().bytes.end, block.end);
    } else {
      reads.push_back({&segment, block, i, i});
    }
    reads.back().last = i + 1;
  }
}

class Search {
 public:
  Search(std::span<const std::uint64_t> fingerprints, const Hit& hit) : fingerprints_(fingerprints), hit_(hit) {}

  // Searches the blocks of a read, whose bytes are in `bytes`.
  Status search(const BlockRead& read, std::string_view bytes) const {
    const Segment& segment = *read.segment;
    for (std::size_t i = read.first; i < read.last;) {
      const auto bucket = segment.bucket_of(fingerprints_[i]);
      std::size_t end = i + 1;
      while (end < read.last && segment.bucket_of(fingerprints_[end]) == bucket) ++end;
      const auto place = segment.block_bytes(bucket);
      if (place.size() > 0) {
        const auto block =
            PostingBlock::open(bytes.substr(place.begin - read.bytes.begin, place.size()), segment.rest_bits());
        if (!block || !search_block(segment, *block, i, end)) return std::unexpected(segment.damaged(bucket));
      }
      i = end;
    }
    return {};
  }

 private:
  // False if the block names a document that its segment does not hold.
  bool search_block(const Segment& segment, const PostingBlock& block, std::size_t first, std::size_t last) const {
    const std::uint64_t rest_mask = (1ULL << segment.rest_bits()) - 1;
    for (std::size_t i = first; i < last; ++i) {
      const auto places = block.find(fingerprints_[i] & rest_mask);
      for (std::size_t place = places.begin; place < places.end; ++place) {
        const auto document = block.document(place);
        if (document < segment.info().first_document || document > segment.info().last_document) return false;
        if (!hit_(i, static_cast<std::uint32_t>(document))) break;
      }
    }
    return true;
  }

  std::span<const std::uint64_t> fingerprints_;
  const Hit& hit_;
};

}  // namespace

Status find_in_segments(std::span<const SegmentPointer> segments, std::span<const std::uint64_t> fingerprints,
                        const Hit& hit) {
  std::vector<BlockRead> reads;
  for (const auto& segment : segments) plan_reads(*segment, fingerprints, reads);
  const Search search(fingerprints, hit);
  std::vector<BlockRead> waiting;
  std::string buffer;
  for (const auto& read : reads) {
    buffer.resize(std::max<std::size_t>(buffer.size(), read.bytes.size()));
    if (!read.segment->file().read_if_cached(read.bytes.begin, {buffer.data(), read.bytes.size()})) {
      waiting.push_back(read);
    } else if (auto searched = search.search(read, buffer); !searched) {
      return searched;
    }
  }
  for (const auto& read : waiting) {
    auto done = read.segment->file().read(read.bytes.begin, {buffer.data(), read.bytes.size()});
    if (done) done = search.search(read, buffer);
    if (!done) return done;
  }
  return {};
}

}  // namespace tamga
