#include "cli/explain_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/layout.h"
#include "engine/base/json.h"
#include "engine/text/utf8.h"

namespace tamga {
namespace {

constexpr std::uint32_t kWidestColumn = 24;
constexpr std::uint32_t kLabelColumns = 14;

std::string_view slice(const Explanation& explanation, ByteRange range) {
  return std::string_view(explanation.text.text).substr(range.begin, range.size());
}

std::string place(const CodePointIndex& index, ByteRange range) {
  return fmt::format("{}-{}", index.code_point_at_byte(range.begin), index.code_point_at_byte(range.end));
}

// The words of a column, printable, and how wide it has to be.
class Column {
 public:
  explicit Column(std::string_view heading) : width_(columns(heading)) {}
  void add(std::string_view text) {
    cells_.push_back(shorten(printable(text), kWidestColumn));
    width_ = std::max(width_, columns(cells_.back()));
  }
  std::uint32_t width() const { return width_; }
  std::string cell(std::size_t row) const { return pad_right(cells_[row], width_ + 2); }

 private:
  std::uint32_t width_;
  std::vector<std::string> cells_;
};

std::string describe_repair(const EncodingRepair& repair) {
  return fmt::format("{}: {} characters; {:.1f} points a letter before, {:.1f} after, margin {:.1f}", repair.map,
                     grouped(repair.letters), repair.before, repair.after, repair.margin);
}

std::string describe_file(const Explanation& explanation, const TextStyle& style) {
  const auto line = [&style](std::string_view label, std::string_view text) {
    return fill(shown_words(text), pad_right(label, kLabelColumns), style.width);
  };
  auto text = line("File", printable(explanation.file_name));
  text += pad_right("SHA-256", kLabelColumns) + explanation.sha256 + '\n';
  text += line("Format", explanation.text.format);
  if (!explanation.text.encoding.empty()) text += line("Encoding", explanation.text.encoding);
  if (const auto& repair = explanation.text.repair) text += line("Repair", describe_repair(*repair));
  for (const auto& note : explanation.text.notes) text += line("Note", note);
  text +=
      line("Normalisation", fmt::format("{} {}", explanation.normalisation.name, explanation.normalisation.version));
  return text + line("Words", grouped(explanation.tokens.tokens.size()));
}

std::string describe_blocks(const Explanation& explanation, const CodePointIndex& index, const TextStyle& style) {
  std::string text = "\nBlocks\n";
  for (const auto& block : explanation.text.blocks) {
    auto first = fmt::format("  {}  ", pad_right(place(index, block.range), 15));
    first += pad_right(part_name(block.part), 11) + pad_left(std::to_string(block.paragraph), 5) + "  ";
    if (block.page > 0) first += fmt::format("page {}  ", block.page);
    std::string words;
    for (const auto& word :
         shown_words(slice(explanation, {block.range.begin, std::min(block.range.end, block.range.begin + 400)}))) {
      words += (words.empty() ? "" : " ") + word.text;
    }
    const auto left = style.width > columns(first) + 10 ? style.width - columns(first) : 10;
    text += first + shorten(words, left) + '\n';
  }
  return text;
}

std::string describe_words(const Explanation& explanation, const CodePointIndex& index) {
  const auto& tokens = explanation.tokens.tokens;
  Column words("word"), normalised("normalised"), stems("stem");
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    words.add(slice(explanation, tokens[i].range));
    normalised.add(explanation.normalised_words[i]);
    stems.add(explanation.stems[i]);
  }
  auto text = fmt::format("\n{}  {}{}{}{}{}  {}\n", pad_left("no.", 7), pad_right("word", words.width() + 2),
                          pad_right("normalised", normalised.width() + 2), pad_right("stem", stems.width() + 2),
                          pad_right("language", 10), pad_left("paragraph", 9), "place");
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto* block = find_block(explanation.text.blocks, tokens[i].range.begin);
    text += fmt::format("{}  {}{}{}{}{}  {}\n", pad_left(std::to_string(i + 1), 7), words.cell(i), normalised.cell(i),
                        stems.cell(i), pad_right(language_code(tokens[i].language), 10),
                        pad_left(block == nullptr ? "" : std::to_string(block->paragraph), 9),
                        place(index, tokens[i].range));
  }
  return text;
}

Json blocks_json(const Explanation& explanation, const CodePointIndex& index) {
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

Json words_json(const Explanation& explanation, const CodePointIndex& index) {
  auto words = Json::array();
  for (std::size_t i = 0; i < explanation.tokens.tokens.size(); ++i) {
    const auto& token = explanation.tokens.tokens[i];
    words.push_back(Json{{"begin", index.code_point_at_byte(token.range.begin)},
                         {"end", index.code_point_at_byte(token.range.end)},
                         {"word", slice(explanation, token.range)},
                         {"normalised", explanation.normalised_words[i]},
                         {"stem", explanation.stems[i]},
                         {"language", language_code(token.language)},
                         {"sentence", token.sentence + 1},
                         {"function_word", token.stop_word}});
  }
  return words;
}

}  // namespace

std::string explain_text(const Explanation& explanation, const TextStyle& style) {
  const CodePointIndex index(explanation.text.text);
  return describe_file(explanation, style) + describe_blocks(explanation, index, style) +
         describe_words(explanation, index);
}

std::string explain_json(const Explanation& explanation) {
  const CodePointIndex index(explanation.text.text);
  const Json json{
      {"format", "tamga-explanation"},
      {"version", 1},
      {"file", explanation.file_name},
      {"sha256", explanation.sha256},
      {"read_as", read_as_json(explanation.text)},
      {"normalisation", Json{{"name", explanation.normalisation.name}, {"version", explanation.normalisation.version}}},
      {"text", explanation.text.text},
      {"blocks", blocks_json(explanation, index)},
      {"words", words_json(explanation, index)}};
  return dump_json(json) + "\n";
}

}  // namespace tamga
