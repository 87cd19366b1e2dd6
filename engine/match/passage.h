// A borrowed stretch: a range of the work and its twin in a source, with the words that prove it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/base/range.h"

namespace tamga {

enum class PassageClass : std::uint8_t { kCopied, kReworded, kSummarised };

std::string_view passage_class_name(PassageClass passage_class);  // "copied", "reworded", "summarised"

enum class TwinKind : std::uint8_t { kSameWord, kSameStem };

// A word of the work and the word of the source that it stands for. Indices of tokens in their documents.
struct TwinTokens {
  std::uint32_t work = 0;
  std::uint32_t source = 0;
  TwinKind kind = TwinKind::kSameWord;
  bool operator==(const TwinTokens&) const = default;
};

struct Passage {
  TokenRange work;  // begins and ends with a twin
  TokenRange source;
  PassageClass passage_class = PassageClass::kCopied;
  double similarity = 0;          // twins of the work's words / words of the longer side, 0..1
  std::uint32_t longest_run = 0;  // words of the longest exact run in it
  std::vector<TwinTokens> twins;  // increasing in `work`; each token of the work at most once
  bool operator==(const Passage&) const = default;
};

}  // namespace tamga
