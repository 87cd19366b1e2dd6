#include "cli/explain_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "cli/code_points.h"
#include "cli/layout.h"
#include "cli/sign_view.h"
#include "engine/report/reported_signs.h"
#include "engine/text/utf8.h"

namespace tamga {
namespace {

constexpr std::uint32_t kWidestColumn = 24;
constexpr std::uint32_t kLabelColumns = 14;

std::string_view slice(const FileExplanation& explanation, ByteRange range) {
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

std::string describe_file(const FileExplanation& explanation, const TextStyle& style) {
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

// The beginning of a stretch of text, on what is left of a line.
std::string excerpt(const FileExplanation& explanation, ByteRange range, std::uint32_t used, const TextStyle& style) {
  std::string words;
  for (const auto& word : shown_words(slice(explanation, {range.begin, std::min(range.end, range.begin + 400)}))) {
    words += (words.empty() ? "" : " ") + word.text;
  }
  return shorten(words, style.width > used + 10 ? style.width - used : 10);
}

std::string describe_blocks(const FileExplanation& explanation, const CodePointIndex& index, const TextStyle& style) {
  std::string text = "\nBlocks\n";
  for (const auto& block : explanation.text.blocks) {
    auto first = fmt::format("  {}  ", pad_right(place(index, block.range), 15));
    first += pad_right(part_name(block.part), 11) + pad_left(std::to_string(block.paragraph), 5) + "  ";
    if (block.page > 0) first += fmt::format("page {}  ", block.page);
    text += first + excerpt(explanation, block.range, columns(first), style) + '\n';
  }
  return text;
}

// Enough of a key to see that two are the same; JSON has all of it.
std::string short_key(std::uint64_t key) {
  return fmt::format("{:016x}", key).substr(0, 8);
}

std::string describe_sentences(const FileExplanation& explanation, const CodePointIndex& index,
                               const TextStyle& style) {
  std::string text = "\nSentences\n";
  for (const auto& sentence : explanation.tokens.sentences) {
    const auto first = fmt::format("  {}  {}{}  ", pad_right(place(index, sentence.range), 15),
                                   pad_right(language_code(sentence.language), 6),
                                   pad_left(counted(sentence.tokens.size(), "word", "words"), 10));
    text += first + excerpt(explanation, sentence.range, columns(first), style) + '\n';
  }
  return text;
}

std::string describe_words(const FileExplanation& explanation, const CodePointIndex& index) {
  const auto& tokens = explanation.tokens.tokens;
  Column words("word"), normalised("normalised"), stems("stem");  // the keys are hashes of the last two
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    words.add(slice(explanation, tokens[i].range));
    normalised.add(explanation.normalised_words[i]);
    stems.add(explanation.stems[i]);
  }
  auto text = fmt::format("\n{}  {}{}{}{}{}{}{}  {}\n", pad_left("no.", 7), pad_right("word", words.width() + 2),
                          pad_right("normalised", normalised.width() + 2), pad_right("exact key", 11),
                          pad_right("stem", stems.width() + 2), pad_right("stem key", 11), pad_right("language", 10),
                          pad_left("paragraph", 9), "place");
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto* block = find_block(explanation.text.blocks, tokens[i].range.begin);
    text += fmt::format("{}  {}{}{}{}{}{}{}  {}\n", pad_left(std::to_string(i + 1), 7), words.cell(i),
                        normalised.cell(i), pad_right(short_key(tokens[i].exact_key), 11), stems.cell(i),
                        pad_right(short_key(tokens[i].stem_key), 11), pad_right(language_code(tokens[i].language), 10),
                        pad_left(block == nullptr ? "" : std::to_string(block->paragraph), 9),
                        place(index, tokens[i].range));
  }
  return text;
}

std::string read_as(const WordRepair& repair) {
  if (repair.kind == RepairKind::kLookAlike) return fmt::format("read as {}", printable(repair.read_as));
  return repair.kind == RepairKind::kMark ? "mark taken off" : "invisible, taken out";
}

// The character as it stands, by its number: an invisible one cannot be shown.
std::string character_name(std::string_view character) {
  const auto value = static_cast<std::uint32_t>(read_code_point(character).value);
  const bool shown = column_width(static_cast<char32_t>(value)) > 0;
  return fmt::format("U+{:04X}{}{}", value, shown ? " " : "", shown ? printable(character) : "");
}

std::string describe_repairs(const FileExplanation& explanation, const TextStyle& style) {
  std::string text;
  for (std::size_t i = 0; i < explanation.repairs.size(); ++i) {
    if (explanation.repairs[i].empty()) continue;
    const auto word = slice(explanation, explanation.tokens.tokens[i].range);
    std::string line;
    for (const auto& repair : explanation.repairs[i]) {
      line += fmt::format("{}{} {}", line.empty() ? "" : ", ",
                          character_name(word.substr(repair.range.begin, repair.range.size())), read_as(repair));
    }
    const auto first = fmt::format("{}  {}  ", pad_left(std::to_string(i + 1), 7),
                                   pad_right(shorten(printable(word), kWidestColumn), kWidestColumn));
    text += fill(shown_words(line), first, style.width);
  }
  return text.empty() ? text : "\nRepairs\n" + text;
}

std::string describe_marks(const FileExplanation& explanation, const CodePointIndex& index, const TextStyle& style) {
  std::string text;
  for (const auto& mark : explanation.signs.marks) {
    auto name = std::string(mark_kind_name(mark.kind));
    std::ranges::replace(name, '_', ' ');
    if (mark.score > 0) name += fmt::format(", {}", counted(mark.score, "point", "points"));
    const auto first = fmt::format("  {}  {}", pad_right(place(index, mark.range), 15), pad_right(name, 30));
    text += first + excerpt(explanation, mark.range, columns(first), style) + '\n';
  }
  return text.empty() ? text : "\nMarks\n" + text;
}

std::string describe_signs(const FileExplanation& explanation, const CodePointIndex& index, const TextStyle& style) {
  const auto& signs = explanation.signs;
  const IndexedText text{explanation.text.text, index};
  auto lines = "\nSigns of disguise\n" + describe_flags(reported_flags(signs, index), text, style);
  const auto observations = describe_observations(reported_observations(signs, index), text, style);
  return observations.empty() ? lines : lines + "\nSpelling\n" + observations;
}

}  // namespace

std::string explain_text(const FileExplanation& explanation, const TextStyle& style) {
  const CodePointIndex index(explanation.text.text);
  return describe_file(explanation, style) + describe_blocks(explanation, index, style) +
         describe_sentences(explanation, index, style) + describe_words(explanation, index) +
         describe_repairs(explanation, style) + describe_marks(explanation, index, style) +
         describe_signs(explanation, index, style);
}

}  // namespace tamga
