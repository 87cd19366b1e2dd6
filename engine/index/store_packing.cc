// How a store's writer moves postings from the buffer into segments, and keeps the segments few: the newest two become
// one while the newer is at least half as large. So there are O(log postings) of them, and a posting is rewritten
// O(log postings) times.
#include <array>
#include <utility>

#include "engine/index/byte_codec.h"
#include "engine/index/store_writer.h"

namespace tamga {
namespace {

// Two sources in order of posting as one.
class MergedSource {
 public:
  MergedSource(SegmentReader older, SegmentReader newer) : readers_{std::move(older), std::move(newer)} {}

  Result<std::optional<Posting>> next() {
    for (std::size_t i = 0; i < 2; ++i) {
      if (loaded_[i]) continue;
      auto posting = readers_[i].next();
      if (!posting) return posting;
      heads_[i] = *posting;
      loaded_[i] = true;
    }
    const auto& [older, newer] = heads_;
    const std::size_t from = !older || (newer && *newer < *older) ? 1 : 0;
    loaded_[from] = false;
    return heads_[from];
  }

 private:
  std::array<SegmentReader, 2> readers_;
  std::array<std::optional<Posting>, 2> heads_;
  std::array<bool, 2> loaded_{};
};

// Leaves out what belongs to documents that are gone, or to none.
PostingSource only_current(std::shared_ptr<const StoreView> view, PostingSource source) {
  return [view = std::move(view), source = std::move(source)]() -> Result<std::optional<Posting>> {
    while (true) {
      auto posting = source();
      if (!posting || !*posting) return posting;
      const auto document = (*posting)->document;
      if (view->versions.contains(document) && view->versions.at(document).current()) return posting;
    }
  };
}

}  // namespace

Status StoreWriter::pack() {
  if (views_.get()->buffer.size() >= buffer_postings_) {
    if (auto packed = pack_buffer(); !packed) return packed;
  }
  while (true) {
    const auto view = views_.get();
    const auto count = view->segments.size();
    if (count < 2 || 2 * view->segments[count - 1]->postings < view->segments[count - 2]->postings) break;
    if (auto merged = merge_newest(); !merged) return merged;
  }
  return drop_retired();
}

PostingSource StoreWriter::buffered_postings() const {
  auto postings = std::make_shared<const std::vector<Posting>>(views_.get()->buffer.sorted());
  return [postings, place = std::size_t{0}]() mutable -> Result<std::optional<Posting>> {
    if (place == postings->size()) return std::nullopt;
    return (*postings)[place++];
  };
}

PostingSource StoreWriter::merged_postings(const SegmentInfo& older, const SegmentInfo& newer) const {
  auto merged = std::make_shared<MergedSource>(SegmentReader(database_, older, fingerprint_bits_),
                                               SegmentReader(database_, newer, fingerprint_bits_));
  return [merged] { return merged->next(); };
}

Result<StoreWriter::Segment> StoreWriter::write_segment_of(std::uint32_t first_document, std::uint32_t last_document,
                                                           const PostingSource& source) {
  const auto view = views_.get();
  std::uint64_t expected = 0;
  for (std::uint32_t document = first_document; document <= last_document; ++document) {
    const auto& version = view->versions.at(document);
    if (version.current()) expected += version.fingerprints;
  }
  SegmentInfo info;
  info.number = next_segment_++;
  info.first_document = first_document;
  info.last_document = last_document;
  auto written = write_segment(database_, info, fingerprint_bits_, expected, only_current(view, source));
  if (!written) return std::unexpected(written.error());
  return std::make_shared<const SegmentInfo>(*written);
}

Status StoreWriter::pack_buffer() {
  auto edit = start_edit();
  const auto first = edit.next.first_buffered_document();
  auto segment = write_segment_of(first, edit.next.versions.size(), buffered_postings());
  if (!segment) return std::unexpected(segment.error());
  edit.next.segments.push_back(*segment);
  edit.next.buffer = {};
  for (std::uint32_t document = first; document <= edit.next.versions.size(); ++document) {
    if (!edit.next.versions.at(document).current()) continue;
    edit.rows.push_back({Family::kRows, document_key(kFingerprintsRow, document), std::nullopt});
  }
  return commit(std::move(edit));
}

Status StoreWriter::merge_newest() {
  auto edit = start_edit();
  const auto newer = edit.next.segments.back();
  edit.next.segments.pop_back();
  const auto older = edit.next.segments.back();
  auto merged = write_segment_of(older->first_document, newer->last_document, merged_postings(*older, *newer));
  if (!merged) return std::unexpected(merged.error());
  edit.next.segments.back() = *merged;
  retired_.push_back(older);
  retired_.push_back(newer);
  return commit(std::move(edit));
}

// Takes away the rows of segments that no view holds any more.
Status StoreWriter::drop_retired() {
  for (auto segment = retired_.begin(); segment != retired_.end();) {
    if (segment->use_count() > 1) {
      ++segment;
      continue;
    }
    if (auto dropped = database_.drop(Family::kSegments, big_endian32((*segment)->number)); !dropped) return dropped;
    segment = retired_.erase(segment);
  }
  return {};
}

}  // namespace tamga
