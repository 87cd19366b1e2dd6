#include "engine/match/exclusions/templates.h"

#include <algorithm>
#include <unordered_set>

#include "engine/base/hash.h"
#include "engine/match/exclusions/text_lines.h"

namespace tamga {
namespace {

std::uint64_t hash_of_line(std::span<const Token> tokens, TokenRange line) {
  std::vector<std::uint64_t> keys;
  for (const Token& token : tokens.subspan(line.begin, line.size())) keys.push_back(token.exact_key);
  return hash64(std::span<const std::uint64_t>(keys));
}

void add_lines(const WorkText& work, std::string_view template_text, std::span<const Token> template_tokens,
               std::vector<TokenRange>& ranges) {
  std::unordered_set<std::uint64_t> lines;
  for (const TokenRange line : text_lines(template_text, template_tokens)) {
    lines.insert(hash_of_line(template_tokens, line));
  }
  for (const TokenRange line : text_lines(work.text.text, work.tokens)) {
    if (lines.contains(hash_of_line(work.tokens, line))) ranges.push_back(line);
  }
}

// In order, those that overlap or touch made one.
std::vector<TokenRange> united(std::vector<TokenRange> ranges) {
  std::ranges::sort(ranges, {}, &TokenRange::begin);
  std::vector<TokenRange> whole;
  for (const TokenRange range : ranges) {
    if (whole.empty() || range.begin > whole.back().end) {
      whole.push_back(range);
    } else {
      whole.back().end = std::max(whole.back().end, range.end);
    }
  }
  return whole;
}

}  // namespace

std::vector<TokenRange> twin_stretches(const Passage& passage) {
  std::vector<TokenRange> ranges;
  for (const TwinTokens& twin : passage.twins) {
    if (ranges.empty() || twin.work > ranges.back().end + kMostEditedWords) ranges.push_back({twin.work, twin.work});
    ranges.back().end = twin.work + 1;
  }
  return ranges;
}

std::vector<FoundExclusion> find_template(const WorkText& work, const Aligner& aligner, std::string_view template_text,
                                          std::span<const Token> template_tokens, std::string_view name) {
  std::vector<TokenRange> ranges;
  for (const Passage& passage : aligner.align(template_tokens).passages) {
    const auto stretches = twin_stretches(passage);
    ranges.insert(ranges.end(), stretches.begin(), stretches.end());
  }
  add_lines(work, template_text, template_tokens, ranges);
  std::vector<FoundExclusion> found;
  const std::string detail = "Stands in the template \"" + std::string(name) + "\".";
  for (const TokenRange range : united(std::move(ranges))) {
    found.push_back({ExclusionKind::kTemplate, range, detail, SpanLabel::kNone});
  }
  return found;
}

}  // namespace tamga
