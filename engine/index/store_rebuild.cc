#include "engine/index/store_rebuild.h"

#include <memory>
#include <utility>
#include <vector>

#include "engine/index/posting_sort.h"
#include "engine/index/store_argument.h"

namespace tamga {
namespace {

class Rebuild {
 public:
  Rebuild(StoreChanges& changes, SegmentKeeper& keeper, const IndexSettings& settings, const HashText& hashes,
          std::uint64_t chunk_postings)
      : changes_(changes), keeper_(keeper), settings_(settings), hashes_(hashes), chunk_postings_(chunk_postings) {}

  Status run() {
    const auto turn = changes_.take_turn();
    if (auto sound = changes_.sound(); !sound) return sound;
    auto edit = changes_.start();
    const auto old = std::exchange(edit.next.segments, {});
    const auto first_buffered = changes_.views().get()->first_buffered_document();
    auto made = make_segments(edit);
    if (!made) return abandon(edit, made.error());
    describe(edit, first_buffered);
    if (auto committed = changes_.commit(std::move(edit)); !committed) return committed;
    keeper_.remove_files(old);
    return {};
  }

  RebuildSummary take_summary() { return std::move(summary_); }

 private:
  Status make_segments(StoreEdit& edit) {
    const auto documents = edit.next.versions.size();
    std::uint32_t first = 1;
    for (std::uint32_t document = 1; document <= documents; ++document) {
      if (auto added = add_document(edit, document); !added) return added;
      if (postings_.size() < chunk_postings_ && document < documents) continue;
      if (auto written = write_chunk(edit, first, document); !written) return written;
      first = document + 1;
    }
    return {};
  }

  Status add_document(StoreEdit& edit, std::uint32_t document) {
    auto& versions = edit.next.versions;
    if (!versions.at(document).current()) return {};
    std::vector<std::uint64_t> fingerprints;
    const auto text = read_text(changes_.database(), edit.next.rows, document);
    if (text) {
      const auto hashes = hashes_(*text);
      if (!hashes) return std::unexpected(hashes.error());
      fingerprints = truncated_fingerprints(*hashes, settings_.fingerprint_bits);
      ++summary_.documents;
    } else {
      summary_.lost.push_back({text.error().message, DocumentId{document}});
    }
    for (const auto fingerprint : fingerprints) postings_.push_back({fingerprint, document});
    versions.set_fingerprints(document, static_cast<std::uint32_t>(fingerprints.size()));
    const auto& version = versions.at(document);
    edit.set_row(Family::kRows, document_key(kVersionRow, document),
                 encode_version(versions.group(version.group), version));
    return {};
  }

  Status write_chunk(StoreEdit& edit, std::uint32_t first, std::uint32_t last) {
    radix_sort(postings_, settings_.fingerprint_bits);
    auto segment = keeper_.write_segment(
        changes_.new_segment_number(), first, last, edit.next.versions, settings_.fingerprint_bits,
        listed_postings(std::make_shared<const std::vector<Posting>>(std::exchange(postings_, {}))));
    if (!segment) return std::unexpected(segment.error());
    edit.next.segments.push_back(std::move(*segment));
    return {};
  }

  // What else changes: the settings, the stop set as they see it, and the buffer, which is empty now.
  void describe(StoreEdit& edit, std::uint32_t first_buffered) const {
    auto& next = edit.next;
    if (settings_ != *next.settings) next.settings = std::make_shared<const IndexSettings>(settings_);
    edit.set_row(Family::kRows, std::string(kSettingsKey), encode_settings(settings_));
    next.stop = std::make_shared<StopFingerprints>(
        StopFingerprints{next.stop->set, truncated_fingerprints(next.stop->set.hashes, settings_.fingerprint_bits)});
    next.packing = {};
    next.buffer = {};
    for (auto document = first_buffered; document <= next.versions.size(); ++document) {
      edit.drop_row(Family::kRows, document_key(kFingerprintsRow, document));
    }
  }

  Status abandon(const StoreEdit& edit, const Error& error) const {
    keeper_.remove_files(edit.next.segments);
    return std::unexpected(error);
  }

  StoreChanges& changes_;
  SegmentKeeper& keeper_;
  const IndexSettings& settings_;
  const HashText& hashes_;
  const std::uint64_t chunk_postings_;
  std::vector<Posting> postings_;
  RebuildSummary summary_;
};

}  // namespace

Result<RebuildSummary> rebuild_postings(StoreChanges& changes, SegmentKeeper& keeper, const IndexSettings& settings,
                                        const HashText& hashes, std::uint64_t chunk_postings) {
  if (auto checked = check_settings(settings); !checked) return std::unexpected(checked.error());
  Rebuild rebuild(changes, keeper, settings, hashes, chunk_postings);
  if (auto done = keeper.alone([&] { return rebuild.run(); }); !done) return std::unexpected(done.error());
  if (auto merged = keeper.merge_all(); !merged) return std::unexpected(merged.error());
  return rebuild.take_summary();
}

}  // namespace tamga
