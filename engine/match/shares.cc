#include "engine/match/shares.h"

#include <algorithm>

namespace tamga {

std::string_view counted_as_name(CountedAs counted_as) {
  switch (counted_as) {
    case CountedAs::kCopied:
      return "copied";
    case CountedAs::kReworded:
      return "reworded";
    case CountedAs::kSummarised:
      return "summarised";
    case CountedAs::kQuoted:
      return "quoted";
    case CountedAs::kSetAside:
      return "set_aside";
    case CountedAs::kOwnEarlier:
      return "own_earlier";
    case CountedAs::kNotJudged:
      return "not_judged";
    case CountedAs::kOriginal:
      break;
  }
  return "original";
}

CountedAs counted_as(PassageClass passage_class) {
  switch (passage_class) {
    case PassageClass::kCopied:
      return CountedAs::kCopied;
    case PassageClass::kReworded:
      return CountedAs::kReworded;
    case PassageClass::kSummarised:
      break;
  }
  return CountedAs::kSummarised;
}

std::uint32_t lms_percent(const Shares& shares) {
  if (shares.borrowed() == 0) return 0;
  const auto percent = std::uint64_t{100} * shares.borrowed() / shares.words;
  return static_cast<std::uint32_t>(std::max<std::uint64_t>(percent, 1));
}

std::uint32_t words_in(std::vector<TokenRange> ranges) {
  if (!std::ranges::is_sorted(ranges, {}, &TokenRange::begin)) std::ranges::sort(ranges, {}, &TokenRange::begin);
  std::uint32_t words = 0;
  std::uint32_t reach = 0;
  for (const TokenRange& range : ranges) {
    const std::uint32_t begin = std::max(range.begin, reach);
    if (range.end > begin) words += range.end - begin;
    reach = std::max(reach, range.end);
  }
  return words;
}

}  // namespace tamga
