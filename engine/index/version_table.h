// When every version of every document came and went, in memory: what decides whom a query may see.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "engine/base/ids.h"
#include "engine/index/fingerprint_store.h"

namespace tamga {

// Documents that no filter tells apart.
struct DocumentGroup {
  std::string institution;
  std::string collection;
  bool may_be_source = true;
  auto operator<=>(const DocumentGroup&) const = default;
};

struct DocumentVersion {
  std::uint64_t put_at = 0;
  std::uint64_t gone_at = 0;  // 0: current
  std::uint32_t group = 0;    // number in the table
  std::uint32_t words = 0;
  std::uint32_t fingerprints = 0;  // different ones
  bool current() const { return gone_at == 0; }
};

// A filter as of a snapshot, resolved to numbers.
struct Visibility {
  std::vector<bool> groups;  // by number: does the filter pass it
  std::uint64_t snapshot = 0;
};

// Versions by document number, from 1 without gaps, put_at increasing. A copy is cheap: copies share blocks of
// versions, and start_edit() lets one of them change without the others noticing. Only the newest copy may be edited,
// by one thread at a time; reading needs no lock.
class VersionTable {
 public:
  // To be called on a fresh copy before it is changed.
  void start_edit() { ++edit_; }
  std::uint32_t add(const DocumentGroup& group, DocumentVersion version);  // the number of the document; fills `group`
  void end(std::uint32_t document, std::uint64_t sequence);
  void set_fingerprints(std::uint32_t document, std::uint32_t count) { editable(document).fingerprints = count; }

  bool contains(std::uint64_t document) const { return document >= 1 && document <= size_; }
  const DocumentVersion& at(std::uint32_t document) const {
    return blocks_[(document - 1) / kBlock]->versions[(document - 1) % kBlock];
  }
  const DocumentGroup& group(std::uint32_t number) const { return groups_->names[number]; }
  std::uint32_t size() const { return size_; }
  std::uint64_t documents() const;  // current ones
  std::uint64_t words() const;      // of the current ones

  Visibility resolve(const Filter& filter, std::uint64_t snapshot) const;
  bool visible(const Visibility& visibility, std::uint32_t document) const {
    const auto& version = at(document);
    return version.put_at <= visibility.snapshot && version.current() && visibility.groups[version.group];
  }

  struct Count {
    std::uint64_t visible = 0;
    std::uint64_t erased_since = 0;
  };
  // O(groups) for the snapshot `now`, the last change; O(documents) for an older one.
  Count count(const Visibility& visibility, std::uint64_t now) const;

 private:
  static constexpr std::uint32_t kBlock = 1024;
  struct Block {
    std::array<DocumentVersion, kBlock> versions;
    std::uint64_t edit = 0;  // the edit that made this copy and may still change it
  };
  struct Groups {
    std::vector<DocumentGroup> names;
    std::map<DocumentGroup, std::uint32_t> numbers;
  };
  struct Totals {
    std::uint64_t documents = 0;
    std::uint64_t words = 0;
  };

  std::uint32_t number_of(const DocumentGroup& group);
  DocumentVersion& editable(std::uint32_t document);

  std::vector<std::shared_ptr<Block>> blocks_;
  std::shared_ptr<const Groups> groups_ = std::make_shared<Groups>();
  std::vector<Totals> totals_;  // of current documents, by group
  std::uint32_t size_ = 0;
  std::uint64_t edit_ = 1;
};

}  // namespace tamga
