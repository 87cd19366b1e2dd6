// Member by member what docs/cli.md describes.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string_view>

#include "cli/explain_view.h"
#include "engine/base/json.h"
#include "engine/text/utf8.h"

namespace tamga {
namespace {

constexpr int kExplanationVersion = 2;

std::string_view slice(const FileExplanation& explanation, ByteRange range) {
  return std::string_view(explanation.text.text).substr(range.begin, range.size());
}

Json place_json(const CodePointIndex& index, ByteRange range) {
  return {{"begin", index.code_point_at_byte(range.begin)}, {"end", index.code_point_at_byte(range.end)}};
}

Json places_json(const CodePointIndex& index, const std::vector<ByteRange>& places) {
  auto list = Json::array();
  for (const auto& range : places) list.push_back(place_json(index, range));
  return list;
}

std::string key_text(std::uint64_t key) {
  return fmt::format("{:016x}", key);
}

Json blocks_json(const FileExplanation& explanation, const CodePointIndex& index) {
  auto blocks = Json::array();
  for (const auto& block : explanation.text.blocks) {
    blocks.push_back(Json{{"begin", index.code_point_at_byte(block.range.begin)},
                          {"end", index.code_point_at_byte(block.range.end)},
                          {"part", part_name(block.part)},
                          {"paragraph", block.paragraph},
                          {"page", block.page}});
  }
  return blocks;
}

Json repairs_json(const FileExplanation& explanation, std::size_t word, const CodePointIndex& index) {
  auto repairs = Json::array();
  const auto begin = explanation.tokens.tokens[word].range.begin;
  for (const auto& repair : explanation.repairs[word]) {
    const ByteRange range{begin + repair.range.begin, begin + repair.range.end};
    auto json = place_json(index, range);
    json["kind"] = repair_kind_name(repair.kind);
    json["found"] = slice(explanation, range);
    json["read_as"] = repair.read_as;
    repairs.push_back(std::move(json));
  }
  return repairs;
}

Json words_json(const FileExplanation& explanation, const CodePointIndex& index) {
  auto words = Json::array();
  for (std::size_t i = 0; i < explanation.tokens.tokens.size(); ++i) {
    const auto& token = explanation.tokens.tokens[i];
    words.push_back(Json{{"begin", index.code_point_at_byte(token.range.begin)},
                         {"end", index.code_point_at_byte(token.range.end)},
                         {"word", slice(explanation, token.range)},
                         {"normalised", explanation.normalised_words[i]},
                         {"stem", explanation.stems[i]},
                         {"exact_key", key_text(token.exact_key)},
                         {"stem_key", key_text(token.stem_key)},
                         {"repairs", repairs_json(explanation, i, index)},
                         {"language", language_code(token.language)},
                         {"sentence", token.sentence + 1},
                         {"function_word", token.stop_word}});
  }
  return words;
}

Json sentences_json(const FileExplanation& explanation, const CodePointIndex& index) {
  auto sentences = Json::array();
  for (const auto& sentence : explanation.tokens.sentences) {
    auto json = place_json(index, sentence.range);
    json["language"] = language_code(sentence.language);
    json["words"] = sentence.tokens.size();
    sentences.push_back(std::move(json));
  }
  return sentences;
}

Json marks_json(const FileExplanation& explanation, const CodePointIndex& index) {
  auto marks = Json::array();
  for (const auto& mark : explanation.signs.marks) {
    auto json = place_json(index, mark.range);
    json["kind"] = mark_kind_name(mark.kind);
    json["words"] = mark.tokens.size();
    json["score"] = mark.score;
    marks.push_back(std::move(json));
  }
  return marks;
}

Json flags_json(const FileExplanation& explanation, const CodePointIndex& index) {
  auto flags = Json::array();
  for (const auto& flag : explanation.signs.flags) {
    flags.push_back(Json{{"kind", flag_kind_name(flag.kind)},
                         {"words", flag.words},
                         {"threshold", flag.threshold},
                         {"places", places_json(index, flag.places)}});
  }
  return flags;
}

Json observations_json(const FileExplanation& explanation, const CodePointIndex& index) {
  auto observations = Json::array();
  for (const auto& seen : explanation.signs.observations) {
    observations.push_back(Json{{"kind", observation_kind_name(seen.kind)},
                                {"words", seen.words},
                                {"places", places_json(index, seen.places)}});
  }
  return observations;
}

// `repair` is there only where the encoding was repaired.
Json read_as_json(const ExtractedText& text) {
  Json read_as{{"format", text.format}, {"encoding", text.encoding}, {"notes", text.notes}};
  if (const auto& repair = text.repair) {
    read_as["repair"] = Json{{"map", repair->map},
                             {"letters", repair->letters},
                             {"before", repair->before},
                             {"after", repair->after},
                             {"margin", repair->margin}};
  }
  return read_as;
}

}  // namespace

std::string explain_json(const FileExplanation& explanation) {
  const CodePointIndex index(explanation.text.text);
  const Json json{
      {"format", "tamga-explanation"},
      {"version", kExplanationVersion},
      {"file", explanation.file_name},
      {"sha256", explanation.sha256},
      {"read_as", read_as_json(explanation.text)},
      {"normalisation", Json{{"name", explanation.normalisation.name}, {"version", explanation.normalisation.version}}},
      {"text", explanation.text.text},
      {"blocks", blocks_json(explanation, index)},
      {"sentences", sentences_json(explanation, index)},
      {"words", words_json(explanation, index)},
      {"marks", marks_json(explanation, index)},
      {"flags", flags_json(explanation, index)},
      {"observations", observations_json(explanation, index)}};
  return dump_json(json) + "\n";
}

}  // namespace tamga
