// Postings lie by fingerprint, texts by document. So that neither has to be held in memory, the fingerprints of each
// document are summed up from both sides: a sum of mixed numbers does not depend on their order, and two sets of
// fingerprints that differ have different sums but once in 2^64.
#include "engine/index/store_inspection.h"

#include <string>
#include <utility>
#include <vector>

#include "engine/index/byte_codec.h"
#include "engine/index/posting_merge.h"
#include "engine/index/row_codec.h"
#include "engine/index/text_codec.h"

namespace tamga {
namespace {

// The finaliser of splitmix64 (Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
std::uint64_t mixed(std::uint64_t number) {
  number += 0x9E3779B97F4A7C15ULL;
  number = (number ^ (number >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  number = (number ^ (number >> 27U)) * 0x94D049BB133111EBULL;
  return number ^ (number >> 31U);
}

struct FingerprintSum {
  std::uint64_t sum = 0;
  std::uint32_t count = 0;
  void add(std::uint64_t fingerprint) {
    sum += mixed(fingerprint);
    ++count;
  }
  bool operator==(const FingerprintSum&) const = default;
};

// What was seen of a document.
struct Seen {
  FingerprintSum postings;
  bool record = false;
  bool current_row = false;
  bool text = false;
  bool unknown_postings = false;  // its segment could not be read
};

class Inspection {
 public:
  Inspection(const Database& database, const StoreView& view, const HashText& hashes)
      : database_(database), view_(view), hashes_(hashes), seen_(view.versions.size() + 1) {}

  Result<StoreInspection> run() {
    for (const auto& segment : view_.segments) read_segment(segment);
    read_rows();
    if (auto read = read_texts(); !read) return std::unexpected(read.error());
    for (std::uint32_t document = 1; document < seen_.size(); ++document) check_document(document);
    return std::move(result_);
  }

 private:
  void tell(std::string what, std::optional<DocumentId> document = std::nullopt) {
    ++result_.damages;
    if (result_.first_damages.size() < kMostDamagesTold) result_.first_damages.push_back({std::move(what), document});
  }

  void tell_of(std::uint32_t document, const std::string& what) {
    tell(database_.name() + ": document " + std::to_string(document) + ": " + what, DocumentId{document});
  }

  bool is_current(std::uint32_t document) const {
    return view_.versions.contains(document) && view_.versions.at(document).current();
  }

  void read_segment(const SegmentPointer& segment) {
    const auto& info = segment->info();
    const auto source = segment_postings(segment);
    std::vector<Posting> piece;
    while (true) {
      if (auto read = source(piece); !read) {
        tell(read.error().message);
        for (auto document = info.first_document; document <= info.last_document; ++document) {
          seen_[document].unknown_postings = true;
        }
        return;
      }
      if (piece.empty()) return;
      result_.postings += piece.size();
      for (const auto& posting : piece) seen_[posting.document].postings.add(posting.fingerprint);
    }
  }

  void read_rows() {
    auto rows = database_.cursor(Family::kRows, "", view_.rows);
    while (rows.next()) {
      if (!check_row(rows.key(), rows.value())) tell(database_.name() + ": a row is damaged: " + printable(rows.key()));
    }
    if (auto read = rows.status(); !read) tell(read.error().message);
  }

  // Keys hold names of documents, which are nothing for a log.
  static std::string printable(std::string_view key) {
    if (key.empty()) return "without a name";
    if (key.front() == 'm') return std::string(key);
    const bool by_number = key.size() == 5 && key.front() != kCurrentRow;
    return std::string("of kind ") + key.front() + (by_number ? std::to_string(read_big_endian32(key.substr(1))) : "");
  }

  bool check_row(std::string_view key, std::string_view value) {
    switch (key.front()) {
      case 'm':
        return check_single_row(key, value);
      case kErasureRow: {
        const auto sequence = read_erasure_key(key);
        return sequence && *sequence >= 1 && *sequence <= view_.sequence && decode_erasure(value).has_value();
      }
      case kCurrentRow: {
        const auto document = decode_current(value);
        if (!document || !is_current(*document)) return false;
        const auto row = database_.get(Family::kRows, document_key(kRecordRow, *document), view_.rows);
        const auto record = row && *row ? decode_record(**row) : std::nullopt;
        if (!record || current_key(record->record.institution, record->record.id) != key) return false;
        seen_[*document].current_row = true;
        return true;
      }
      default:
        return key.size() == 5 && check_document_row(key.front(), read_big_endian32(key.substr(1)), value);
    }
  }

  static bool check_single_row(std::string_view key, std::string_view value) {
    if (key == kSettingsKey) return decode_settings(value).has_value();
    if (key == kStateKey) return decode_state(value).has_value();
    if (key == kStopSetKey) return decode_stop_set(value).has_value();
    if (key == kLedgerKeyKey) return decode_ledger_key(value).has_value();
    return key == kFormatKey;  // looked at when the index was opened
  }

  bool check_document_row(char kind, std::uint32_t document, std::string_view value) {
    if (!view_.versions.contains(document)) return false;
    const auto& version = view_.versions.at(document);
    if (kind == kVersionRow) return value == encode_version(view_.versions.group(version.group), version);
    if (!version.current()) return false;
    if (kind == kRecordRow) {
      const auto record = decode_record(value);
      const auto& group = view_.versions.group(version.group);
      const bool fits = record && record->put_at == version.put_at && record->record.words == version.words &&
                        record->record.institution == group.institution &&
                        record->record.collection == group.collection &&
                        record->record.may_be_source == group.may_be_source;
      seen_[document].record = fits;
      return fits;
    }
    if (kind != kFingerprintsRow || document < view_.first_buffered_document()) return false;
    const auto fingerprints = decode_fingerprints(value, view_.settings->fingerprint_bits);
    if (!fingerprints) return false;
    for (const auto fingerprint : *fingerprints) seen_[document].postings.add(fingerprint);
    result_.postings += fingerprints->size();
    return true;
  }

  Status read_texts() {
    auto rows = database_.cursor(Family::kTexts, "", view_.rows);
    while (rows.next()) {
      const auto document = rows.key().size() == 4 ? read_big_endian32(rows.key()) : 0;
      if (!is_current(document)) {
        tell(database_.name() + ": there is a text of document " + std::to_string(document) + ", which is gone");
        continue;
      }
      seen_[document].text = true;
      const auto text = decode_text(rows.value());
      if (!text) {
        tell_of(document, "its text is damaged");
        continue;
      }
      const auto hashes = hashes_(*text);
      if (!hashes) return std::unexpected(hashes.error());
      FingerprintSum expected;
      for (const auto fingerprint : truncated_fingerprints(*hashes, view_.settings->fingerprint_bits)) {
        expected.add(fingerprint);
      }
      if (!seen_[document].unknown_postings && seen_[document].postings != expected) {
        tell_of(document, "its postings are not those of its text");
      }
    }
    if (auto read = rows.status(); !read) tell(read.error().message);
    return {};
  }

  void check_document(std::uint32_t document) {
    if (!is_current(document)) return;
    ++result_.documents;
    const auto& seen = seen_[document];
    if (!seen.record) tell_of(document, "it has no sound record");
    if (!seen.current_row) tell_of(document, "it cannot be found by its id");
    if (!seen.text) tell_of(document, "it has no text");
    if (!seen.unknown_postings && seen.postings.count != view_.versions.at(document).fingerprints) {
      tell_of(document, "it has " + std::to_string(seen.postings.count) + " postings of " +
                            std::to_string(view_.versions.at(document).fingerprints));
    }
  }

  const Database& database_;
  const StoreView& view_;
  const HashText& hashes_;
  std::vector<Seen> seen_;  // by document
  StoreInspection result_;
};

}  // namespace

Result<StoreInspection> inspect_store(const Database& database, const StoreView& view, const HashText& hashes) {
  return Inspection(database, view, hashes).run();
}

}  // namespace tamga
