// The postings of documents that are in no segment yet, in memory and as stored with each document.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/index/posting.h"

namespace tamga {

// Runs, each less than half of the one before, so a look-up is O(log^2 n) and adding n postings one by one costs
// O(n log n) in all. A copy shares the runs and stays as it is when the original grows.
//
// A run is sorted when it is first looked into: while documents are only added, their postings stay where they are, no
// byte of them is moved, and they are sorted once, all together. May be looked into from several threads.
class PostingBuffer {
 public:
  // Adds postings of documents newer than all in the buffer, in order of document.
  void add(std::vector<Posting> postings);

  // Appends the documents that have `fingerprint`, in no particular order.
  void append_documents(std::uint64_t fingerprint, std::vector<std::uint32_t>& documents) const;

  std::uint64_t size() const;
  bool empty() const { return runs_.empty(); }
  std::vector<Posting> sorted() const;  // all of them

 private:
  class Run;
  static std::shared_ptr<const Run> joined(const Run& older, const Run& newer);

  std::vector<std::shared_ptr<const Run>> runs_;
};

// Upper `bits` of hashes, moved down, sorted, without repeats: the fingerprints as the index knows them.
std::vector<std::uint64_t> truncated_fingerprints(std::span<const std::uint64_t> hashes, std::uint32_t bits);

// The stored form of a document's sorted fingerprints: their number and their differences, sealed.
std::string encode_fingerprints(std::span<const std::uint64_t> fingerprints);
std::optional<std::vector<std::uint64_t>> decode_fingerprints(std::string_view bytes, std::uint32_t bits);

}  // namespace tamga
