#include "engine/index/version_table.h"

#include <algorithm>
#include <cassert>

namespace tamga {

std::uint32_t VersionTable::number_of(const DocumentGroup& group) {
  if (const auto found = groups_->numbers.find(group); found != groups_->numbers.end()) return found->second;
  auto grown = std::make_shared<Groups>(*groups_);
  const auto number = static_cast<std::uint32_t>(grown->names.size());
  grown->names.push_back(group);
  grown->numbers.emplace(group, number);
  groups_ = std::move(grown);
  totals_.emplace_back();
  return number;
}

DocumentVersion& VersionTable::editable(std::uint32_t document) {
  auto& block = blocks_[(document - 1) / kBlock];
  if (block->edit != edit_) {
    block = std::make_shared<Block>(*block);
    block->edit = edit_;
  }
  return block->versions[(document - 1) % kBlock];
}

std::uint32_t VersionTable::add(const DocumentGroup& group, DocumentVersion version) {
  if (size_ % kBlock == 0) {
    blocks_.push_back(std::make_shared<Block>());
    blocks_.back()->edit = edit_;
  }
  ++size_;
  version.group = number_of(group);
  editable(size_) = version;
  if (version.current()) {
    ++totals_[version.group].documents;
    totals_[version.group].words += version.words;
  }
  return size_;
}

void VersionTable::end(std::uint32_t document, std::uint64_t sequence) {
  assert(contains(document) && at(document).current());
  auto& version = editable(document);
  version.gone_at = sequence;
  --totals_[version.group].documents;
  totals_[version.group].words -= version.words;
}

std::uint64_t VersionTable::documents() const {
  std::uint64_t sum = 0;
  for (const auto& totals : totals_) sum += totals.documents;
  return sum;
}

std::uint64_t VersionTable::words() const {
  std::uint64_t sum = 0;
  for (const auto& totals : totals_) sum += totals.words;
  return sum;
}

Visibility VersionTable::resolve(const Filter& filter, std::uint64_t snapshot) const {
  Visibility visibility;
  visibility.snapshot = snapshot;
  for (const auto& group : groups_->names) {
    visibility.groups.push_back(group.may_be_source && may_see(filter, group.institution, group.collection));
  }
  return visibility;
}

VersionTable::Count VersionTable::count(const Visibility& visibility, std::uint64_t now) const {
  Count count;
  if (visibility.snapshot >= now) {
    for (std::size_t i = 0; i < totals_.size(); ++i) {
      if (visibility.groups[i]) count.visible += totals_[i].documents;
    }
    return count;
  }
  for (std::uint32_t document = 1; document <= size_; ++document) {
    const auto& version = at(document);
    if (version.put_at > visibility.snapshot) break;  // put_at grows with the number
    if (!visibility.groups[version.group]) continue;
    if (version.current()) ++count.visible;
    if (version.gone_at > visibility.snapshot) ++count.erased_since;
  }
  return count;
}

}  // namespace tamga
