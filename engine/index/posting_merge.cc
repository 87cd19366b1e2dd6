#include "engine/index/posting_merge.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "engine/index/posting_block.h"

namespace tamga {
namespace {

constexpr std::uint64_t kReadBytes = 1U << 20U;
constexpr std::size_t kPiecePostings = 1U << 14U;

// Reads a segment from begin to end.
class SegmentScan {
 public:
  explicit SegmentScan(SegmentPointer segment) : segment_(std::move(segment)) {}

  Status next(std::vector<Posting>& piece) {
    piece.clear();
    while (piece.size() < kPiecePostings && bucket_ < segment_->buckets()) {
      if (auto read = read_block(piece); !read) return read;
    }
    postings_ += piece.size();
    const auto& info = segment_->info();
    const bool ended = piece.empty();
    if (ended && (postings_ != info.postings || blocks_ != info.blocks)) {
      return fail(ErrorCode::kCorrupt, segment_->file().path().string() + ": the index is damaged: " +
                                           std::to_string(postings_) + " postings of " + std::to_string(info.postings));
    }
    return {};
  }

 private:
  Status read_block(std::vector<Posting>& piece) {
    const auto place = segment_->block_bytes(bucket_);
    if (place.size() > 0) {
      if (place.end > begin_ + bytes_.size()) {
        if (auto read = fetch(place); !read) return read;
      }
      const std::size_t from = piece.size();
      const std::string_view block(bytes_.data() + (place.begin - begin_), place.size());
      const bool sound = append_posting_block(block, segment_->rest_bits(), static_cast<std::uint32_t>(bucket_), piece);
      if (!sound || !of_the_segment(piece, from)) return std::unexpected(segment_->damaged(bucket_));
      ++blocks_;
    }
    ++bucket_;
    return {};
  }

  Status fetch(const Segment::Bytes& block) {
    begin_ = block.begin;
    const std::uint64_t end = segment_->block_bytes(segment_->buckets() - 1).end;
    bytes_.resize(static_cast<std::size_t>(std::max(block.size(), std::min(kReadBytes, end - begin_))));
    return segment_->file().read(begin_, bytes_);
  }

  bool of_the_segment(const std::vector<Posting>& piece, std::size_t from) const {
    const auto& info = segment_->info();
    return std::all_of(piece.begin() + static_cast<std::ptrdiff_t>(from), piece.end(), [&](const Posting& posting) {
      return posting.document >= info.first_document && posting.document <= info.last_document;
    });
  }

  SegmentPointer segment_;
  std::uint64_t bucket_ = 0;  // the next one
  std::uint64_t begin_ = 0;   // of `bytes_` in the file
  std::string bytes_;
  std::uint64_t postings_ = 0;
  std::uint64_t blocks_ = 0;
};

// A source and what of its piece is left.
struct Head {
  PostingSource source;
  std::vector<Posting> piece;
  std::size_t place = 0;

  const Posting& first() const { return piece[place]; }
  // False behind the last posting.
  Result<bool> advance() {
    if (++place < piece.size()) return true;
    place = 0;
    if (auto read = source(piece); !read) return std::unexpected(read.error());
    return !piece.empty();
  }
};

class Merge {
 public:
  explicit Merge(std::vector<PostingSource> sources) {
    for (auto& source : sources) heads_.push_back({std::move(source), {}, 0});
  }

  Status next(std::vector<Posting>& piece) {
    piece.clear();
    if (!started_) {
      for (auto& head : heads_) {
        if (auto read = head.source(head.piece); !read) return read;
      }
      std::erase_if(heads_, [](const Head& head) { return head.piece.empty(); });
      started_ = true;
    }
    while (piece.size() < kPiecePostings && !heads_.empty()) {
      if (auto taken = take_run(piece); !taken) return taken;
    }
    return {};
  }

 private:
  // Takes the postings of the least head that come before those of all others.
  Status take_run(std::vector<Posting>& piece) {
    std::size_t least = 0;
    for (std::size_t i = 1; i < heads_.size(); ++i) {
      if (heads_[i].first() < heads_[least].first()) least = i;
    }
    const Posting* bound = nullptr;
    for (std::size_t i = 0; i < heads_.size(); ++i) {
      if (i != least && (bound == nullptr || heads_[i].first() < *bound)) bound = &heads_[i].first();
    }
    Head& head = heads_[least];
    while (true) {
      piece.push_back(head.first());
      const auto more = head.advance();
      if (!more) return std::unexpected(more.error());
      if (!*more) {
        heads_.erase(heads_.begin() + static_cast<std::ptrdiff_t>(least));
        return {};
      }
      if (head.place == 0 || (bound != nullptr && *bound < head.first())) return {};
    }
  }

  std::vector<Head> heads_;
  bool started_ = false;
};

}  // namespace

PostingSource segment_postings(SegmentPointer segment) {
  auto scan = std::make_shared<SegmentScan>(std::move(segment));
  return [scan](std::vector<Posting>& piece) { return scan->next(piece); };
}

PostingSource listed_postings(std::shared_ptr<const std::vector<Posting>> postings) {
  return [postings = std::move(postings), place = std::size_t{0}](std::vector<Posting>& piece) mutable -> Status {
    const std::size_t end = std::min(postings->size(), place + kPiecePostings);
    piece.assign(postings->begin() + static_cast<std::ptrdiff_t>(place),
                 postings->begin() + static_cast<std::ptrdiff_t>(end));
    place = end;
    return {};
  };
}

PostingSource merged_postings(std::vector<PostingSource> sources) {
  if (sources.size() == 1) return std::move(sources.front());
  auto merge = std::make_shared<Merge>(std::move(sources));
  return [merge](std::vector<Posting>& piece) { return merge->next(piece); };
}

}  // namespace tamga
