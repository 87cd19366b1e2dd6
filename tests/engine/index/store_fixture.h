// Stores under test, and documents for them.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/index/fingerprint_store.h"
#include "engine/index/memory_store.h"
#include "engine/index/rocksdb_store.h"

namespace tamga {

// A folder of its own that goes with the object.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "tamga-index-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) std::abort();
    path_ = name;
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// A full hash whose stored part, at either width, is different for different numbers.
constexpr std::uint64_t hash_of(std::uint64_t number) {
  return number << 24U;
}

inline std::vector<std::uint64_t> hashes_of(const std::vector<std::uint64_t>& numbers) {
  std::vector<std::uint64_t> hashes;
  for (const auto number : numbers) hashes.push_back(hash_of(number));
  return hashes;
}

// A document whose fingerprints are the hashes of `numbers`.
inline NewDocument document(const std::string& id, const std::vector<std::uint64_t>& numbers,
                            const std::string& institution = "", const std::string& collection = "") {
  NewDocument made;
  made.record.id = id;
  made.record.title = "About " + id;
  made.record.institution = institution;
  made.record.collection = collection;
  made.record.words = 100;
  made.record.sha256 = id + std::to_string(numbers.size());
  for (const auto number : numbers) made.record.sha256 += "." + std::to_string(number);
  made.text.text = "Text of " + id;
  made.text.blocks = {{{0, 4}, Part::kHeading, 1, 1}, {{5, 7}, Part::kBody, 2, 1}};
  made.text.format = "plain text";
  made.text.notes = {"read as UTF-8"};
  made.hashes = hashes_of(numbers);
  return made;
}

inline Filter within(const std::string& institution, const std::vector<std::string>& collections = {},
                     std::optional<std::uint64_t> snapshot = std::nullopt) {
  Filter filter;
  filter.institution = institution;
  filter.collections = collections;
  if (snapshot) filter.snapshot = Sequence{*snapshot};
  return filter;
}

inline Filter as_of(std::uint64_t snapshot) {
  return within("", {}, snapshot);
}

inline CandidateQuery query_of(const std::vector<std::uint64_t>& hashes, const Filter& filter = {}) {
  CandidateQuery query;
  query.hashes = hashes;
  query.filter = filter;
  return query;
}

// One kind of store, and how to come by it in an empty folder.
struct StoreKind {
  std::string name;
  std::function<Result<std::unique_ptr<FingerprintStore>>(const std::filesystem::path&, const IndexSettings&)> make;
  std::function<Result<std::unique_ptr<FingerprintStore>>(const std::filesystem::path&)> open;  // empty: not durable
};

inline StoreKind memory_kind() {
  return {"Memory", [](const auto&, const auto& settings) { return make_memory_store(settings); }, nullptr};
}

inline StoreKind rocksdb_kind(const std::string& name, std::uint64_t buffer_postings, bool background = false) {
  const RocksDbOptions options{.read_only = false, .buffer_postings = buffer_postings, .background = background};
  return {name,
          [options](const auto& path, const auto& settings) {
            return create_rocksdb_store(path / "index", settings, options);
          },
          [options](const auto& path) { return open_rocksdb_store(path / "index", options); }};
}

inline void PrintTo(const Candidate& candidate, std::ostream* out) {
  *out << "{document " << to_number(candidate.document) << ", shared " << candidate.shared << ", weight "
       << candidate.weight << "}";
}

}  // namespace tamga
