// Identities that the index hands out. Distinct types, so that they cannot be mistaken for one another.
#pragma once

#include <cstdint>

namespace tamga {

// One stored version of a document. Ids grow from 1 and are never reused: a replacement gets a new one.
enum class DocumentId : std::uint32_t {};

// Number of a change of a corpus. Every put, replacement and erasure has one; they grow from 1. 0 is the empty corpus.
// A snapshot of a corpus is named by the sequence of its last change.
enum class Sequence : std::uint64_t {};

constexpr std::uint32_t to_number(DocumentId id) {
  return static_cast<std::uint32_t>(id);
}
constexpr std::uint64_t to_number(Sequence sequence) {
  return static_cast<std::uint64_t>(sequence);
}

}  // namespace tamga
