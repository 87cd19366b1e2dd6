// What a caller chooses about exclusions.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/match/exclusions/exclusion_kind.h"

namespace tamga {

// A source that shares less with the work than this, in all, is a small source. Both may be asked for.
struct LeastSource {
  std::uint32_t words = 0;
  std::uint32_t hundredths = 0;  // of one per cent of the work's words
  bool operator==(const LeastSource&) const = default;
};
// "40" words, "2%" or "0.5%"; kInvalidArgument for anything else.
Result<LeastSource> parse_least_source(std::string_view text);

struct ExclusionSettings {
  ExclusionSet on = ExclusionSet::all();
  OwnScope own_scope = OwnScope::kAll;
  LeastSource least_source;
  std::vector<std::string> named_sources;  // ids of documents
  bool operator==(const ExclusionSettings&) const = default;
};

// What makes a quotation one that is kept out.
inline constexpr std::uint32_t kLeastQuotedWords = 3;
inline constexpr std::uint32_t kMostQuotedWords = 60;
inline constexpr std::uint32_t kQuotedCapPercent = 25;  // of all words of the work

}  // namespace tamga
