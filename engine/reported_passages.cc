#include "engine/reported_passages.h"

#include <algorithm>
#include <cassert>
#include <string>
#include <string_view>

#include "engine/match/explanation.h"

namespace tamga {
namespace {

// From the first letter of the first token to behind the last letter of the last one. Requires a token.
ByteRange bytes_of(std::span<const Token> tokens, TokenRange range) {
  assert(range.begin < range.end && range.end <= tokens.size());
  return {tokens[range.begin].range.begin, tokens[range.end - 1].range.end};
}

CodePointRange code_points_of(const ReadText& side, ByteRange bytes) {
  return {side.code_points.code_point_at_byte(bytes.begin), side.code_points.code_point_at_byte(bytes.end)};
}

Place place_of(const ReadText& side, std::uint32_t byte) {
  const Block* block = find_block(side.text.blocks, byte);
  if (block == nullptr) return {};
  return {block->part, block->paragraph, block->page};
}

std::string cut(const ReadText& side, std::uint32_t begin, std::uint32_t end) {
  return std::string(std::string_view(side.text.text).substr(begin, end - begin));
}

// The source's own text of the passage and around it.
void quote_source(const ReadText& source, TokenRange range, ReportedPassage& reported) {
  const ByteRange twin = bytes_of(source.tokens, range);
  const std::uint32_t first = range.begin - std::min(range.begin, kContextWords);
  const auto words = static_cast<std::uint32_t>(source.tokens.size());
  const std::uint32_t end = range.end + std::min(words - range.end, kContextWords);
  reported.source_before = cut(source, source.tokens[first].range.begin, twin.begin);
  reported.source_text = cut(source, twin.begin, twin.end);
  reported.source_after = cut(source, twin.end, source.tokens[end - 1].range.end);
}

ReportedTwin reported_twin(const ReadText& work, const ReadText& source, const TwinTokens& twin) {
  return {code_points_of(work, work.tokens[twin.work].range),
          code_points_of(source, source.tokens[twin.source].range),
          twin.kind,
          twin.work,
          twin.source,
          false};
}

// An empty range is the place before the word at its begin.
CodePointRange words_or_place(const ReadText& side, TokenRange words) {
  if (words.size() > 0) return code_points_of(side, bytes_of(side.tokens, words));
  const std::uint32_t place = side.code_points.code_point_at_byte(side.tokens[words.begin].range.begin);
  return {place, place};
}

void explain_twins(const ReadText& work, const ReadText& source, std::span<const TwinTokens> twins,
                   ReportedPassage& reported) {
  const Explanation explanation = explain(twins);
  reported.twins.reserve(twins.size());
  for (std::size_t i = 0; i < twins.size(); ++i) {
    reported.twins.push_back(reported_twin(work, source, twins[i]));
    reported.twins.back().moved = explanation.moved[i] != 0;
  }
  for (const ChangedWords& change : explanation.changed) {
    reported.changed.push_back({words_or_place(work, change.work), words_or_place(source, change.source),
                                change.work.size(), change.source.size()});
  }
}

ReportedPassage reported_passage(const ReadText& work, const ReadText& source, const Passage& passage, bool explained) {
  const ByteRange work_bytes = bytes_of(work.tokens, passage.work);
  const ByteRange source_bytes = bytes_of(source.tokens, passage.source);
  ReportedPassage reported;
  reported.work = code_points_of(work, work_bytes);
  reported.source = code_points_of(source, source_bytes);
  reported.work_words = passage.work;
  reported.source_words = passage.source;
  reported.passage_class = passage.passage_class;
  reported.similarity = passage.similarity;
  reported.longest_run = passage.longest_run;
  if (!explained) return reported;
  reported.work_place = place_of(work, work_bytes.begin);
  reported.source_place = place_of(source, source_bytes.begin);
  quote_source(source, passage.source, reported);
  explain_twins(work, source, passage.twins, reported);
  return reported;
}

}  // namespace

std::vector<ReportedPassage> reported_passages(const ReadText& work, const ReadText& source,
                                               std::span<const Passage> passages, bool explained) {
  std::vector<ReportedPassage> reported;
  reported.reserve(passages.size());
  for (const Passage& passage : passages) reported.push_back(reported_passage(work, source, passage, explained));
  return reported;
}

}  // namespace tamga
