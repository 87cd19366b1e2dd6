#include "engine/document_census.h"

namespace tamga {
namespace {

Language language_by_code(std::string_view code) {
  for (const Language language : {Language::kKyrgyz, Language::kRussian, Language::kEnglish}) {
    if (language_code(language) == code) return language;
  }
  return Language::kOther;
}

CensusGroup group_of(const DocumentRecord& record) {
  // "2025" of "2025-05-30".
  const std::string year = record.date.size() >= 4 ? record.date.substr(0, 4) : std::string();
  return {record.institution, record.collection, record.may_be_source, year, language_by_code(record.language)};
}

// Beyond so many new documents for one that is counted, reading them all in order is quicker than one by one.
constexpr std::uint64_t kFewNew = 1000;

}  // namespace

Result<DocumentCounts> DocumentCensus::counts(Sequence snapshot) {
  const std::scoped_lock lock(mutex_);
  if (const auto done = catch_up(); !done) return std::unexpected(done.error());
  std::vector<std::uint64_t> of_groups = totals_;
  // Documents that are newer than the snapshot come last.
  for (auto entry = entries_.rbegin(); entry != entries_.rend() && entry->put_at > snapshot; ++entry) {
    --of_groups[entry->group];
  }
  DocumentCounts counts;
  for (std::size_t i = 0; i < of_groups.size(); ++i) {
    if (of_groups[i] > 0) counts.emplace(groups_[i], of_groups[i]);
  }
  return counts;
}

Status DocumentCensus::catch_up() {
  const auto now = store_.stats();
  if (!now) return std::unexpected(now.error());
  if (whole_ && now->sequence == counted_to_) return {};
  if (all_are_new(*now)) {
    const auto added = add_new(*now);
    if (!added) return std::unexpected(added.error());
    if (*added) return {};
  }
  return count_all(*now);
}

// Each change since adds one document, leaves their number as it is or takes one away; so if there are as many more
// documents as there were changes, every change has added one.
bool DocumentCensus::all_are_new(const StoreStats& now) const {
  if (!whole_ || now.sequence < counted_to_ || now.documents < entries_.size()) return false;
  const std::uint64_t changes = to_number(now.sequence) - to_number(counted_to_);
  return now.documents - entries_.size() == changes && changes <= kFewNew + entries_.size() / 4;
}

// False if one of them is gone by now.
Result<bool> DocumentCensus::add_new(const StoreStats& now) {
  // A document's number is at most that of the change that put it.
  for (std::uint64_t number = last_document_ + std::uint64_t{1};
       entries_.size() < now.documents && number <= to_number(now.sequence); ++number) {
    const auto document = store_.record(DocumentId{static_cast<std::uint32_t>(number)});
    if (document && document->put_at <= now.sequence) {
      add(*document);
    } else if (!document && document.error().code != ErrorCode::kNotFound) {
      return std::unexpected(document.error());
    }
  }
  counted_to_ = now.sequence;
  whole_ = entries_.size() == now.documents;
  return whole_;
}

Status DocumentCensus::count_all(const StoreStats& now) {
  entries_.clear();
  entries_.reserve(now.documents);
  totals_.assign(groups_.size(), 0);
  last_document_ = 0;
  whole_ = false;
  const auto visited = store_.for_each([&](const StoredDocument& document) {
    if (document.put_at <= now.sequence) add(document);
    return true;
  });
  if (!visited) return visited;
  counted_to_ = now.sequence;
  whole_ = entries_.size() == now.documents;  // one may have been erased between the two looks at the store
  return {};
}

void DocumentCensus::add(const StoredDocument& document) {
  CensusGroup group = group_of(document.record);
  const auto [found, is_new] = numbers_.try_emplace(group, static_cast<std::uint32_t>(groups_.size()));
  if (is_new) {
    groups_.push_back(std::move(group));
    totals_.push_back(0);
  }
  entries_.push_back({document.put_at, found->second});
  ++totals_[found->second];
  last_document_ = to_number(document.document);
}

}  // namespace tamga
