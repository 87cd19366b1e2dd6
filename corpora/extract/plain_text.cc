#include "corpora/extract/plain_text.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "corpora/extract/charset.h"
#include "engine/text/utf8.h"

namespace tamga {
namespace {

constexpr std::string_view kWhiteSpace = " \t\v\f\r\n";
constexpr std::size_t kLongestWrapped = 120;

// A line that holds something: its bytes without the white space around, and the width of the indent.
struct Line {
  ByteRange range;
  std::size_t indent;
  bool after_blank;
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  bool after_blank = true;
  std::size_t feed = std::min(text.find('\n'), text.size());  // the next line feed from `at` on
  for (std::size_t at = 0; at < text.size();) {
    if (feed < at) feed = std::min(text.find('\n', at), text.size());
    const auto end = std::min(at + std::min(text.substr(at, feed - at).find('\r'), text.size()), feed);
    const auto line = text.substr(at, end - at);
    const auto first = line.find_first_not_of(kWhiteSpace);
    if (first == std::string_view::npos) {
      after_blank = true;
    } else {
      const auto last = line.find_last_not_of(kWhiteSpace);
      lines.push_back(
          {{static_cast<std::uint32_t>(at + first), static_cast<std::uint32_t>(at + last + 1)}, first, after_blank});
      after_blank = false;
    }
    at = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
  }
  return lines;
}

bool is_wrapped(std::string_view text, const std::vector<Line>& lines) {
  bool parted = false;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    parted = parted || lines[i].after_blank || lines[i].indent > lines[i - 1].indent;
  }
  return parted && std::ranges::none_of(lines, [text](const Line& line) {
           return count_code_points(text.substr(line.range.begin, line.range.size())) > kLongestWrapped;
         });
}

// A sentence about an 8-bit page that was chosen by hardly any letters; empty if there were enough, or none was chosen.
std::string doubt_about(std::string_view bytes, const DecodedText& decoded) {
  constexpr std::ptrdiff_t kEnough = 20;
  const auto high = std::ranges::count_if(bytes, [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; });
  if (decoded.encoding.starts_with("UTF-") || high >= kEnough) return {};
  return "the file is not UTF-8; it was read as " + decoded.encoding + ", with only " + std::to_string(high) +
         (high == 1 ? " letter" : " letters") + " to tell by: check that it reads well";
}

}  // namespace

std::vector<Block> find_paragraphs(std::string_view text) {
  const auto lines = lines_of(text);
  const bool wrapped = is_wrapped(text, lines);
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool goes_on = wrapped && i > 0 && !lines[i].after_blank && lines[i].indent <= lines[i - 1].indent;
    if (goes_on) {
      blocks.back().range.end = lines[i].range.end;
    } else {
      const auto number = static_cast<std::uint32_t>(blocks.size() + 1);
      blocks.push_back({.range = lines[i].range, .part = Part::kBody, .paragraph = number, .page = 0});
    }
  }
  return blocks;
}

Result<ExtractedText> read_plain_text(std::string_view bytes, std::string_view name, const ExtractLimits& limits) {
  auto decoded = decode_text(bytes, name, limits.text_bytes);
  if (!decoded) return std::unexpected(decoded.error());
  ExtractedText out;
  out.blocks = find_paragraphs(decoded->text);
  if (auto doubt = doubt_about(bytes, *decoded); !doubt.empty()) out.notes.push_back(std::move(doubt));
  out.text = std::move(decoded->text);
  out.format = "plain text";
  out.encoding = std::move(decoded->encoding);
  return out;
}

}  // namespace tamga
