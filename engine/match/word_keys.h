// The keys of a document's words, laid out for comparing: three arrays instead of one of tokens.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/text/token.h"

namespace tamga {

struct WordKeys {
  std::vector<std::uint64_t> exact;
  std::vector<std::uint64_t> stem;
  std::vector<std::uint8_t> stop;  // 1: a function word

  explicit WordKeys(std::span<const Token> tokens);
  std::uint32_t size() const { return static_cast<std::uint32_t>(exact.size()); }
};

// A work and a source side by side. Views: both must outlive it.
struct WordPair {
  const WordKeys& work;
  const WordKeys& source;

  bool same_word(std::uint32_t work_at, std::uint32_t source_at) const {
    return work.exact[work_at] == source.exact[source_at];
  }
  bool same_stem(std::uint32_t work_at, std::uint32_t source_at) const {
    return work.stem[work_at] == source.stem[source_at];
  }
  bool twins(std::uint32_t work_at, std::uint32_t source_at) const {
    return same_word(work_at, source_at) || same_stem(work_at, source_at);
  }
};

}  // namespace tamga
