// What a reader makes of a file: its text in UTF-8, and where each piece of it stands in the file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/range.h"

namespace tamga {

// Which part of a file a block of text belongs to.
enum class Part : std::uint8_t {
  kBody,
  kHeading,
  kTableCell,
  kFootnote,
  kEndnote,
  kHeader,
  kFooter,
  kComment,
  kTextBox
};

std::string_view part_name(Part part);  // "body", "heading", "table cell", ...

// A paragraph, or what stands for one in the format.
struct Block {
  ByteRange range;  // bytes of ExtractedText::text
  Part part = Part::kBody;
  std::uint32_t paragraph = 0;  // from 1, in the order of the text
  std::uint32_t page = 0;       // from 1; 0 where the format has no pages
  bool operator==(const Block&) const = default;
};

// How a text in an old encoding was made readable, and what spoke for it. Points: how usual its groups of three letters
// are in its language, 16 making a text e times as likely; plain prose has 40 to 60 a letter.
struct EncodingRepair {
  std::string map;            // "Janyzak font"; several are joined: "CP1251 read as CP1252, then Janyzak font"
  std::uint32_t letters = 0;  // characters that were changed
  double before = 0;          // points a letter of the words that were changed, as they stood
  double after = 0;           // and as they are now
  double margin = 0;          // points a letter by which this reading led over the next best one
  bool operator==(const EncodingRepair&) const = default;
};

// Why a reader of the file does not see a text.
enum class HiddenBy : std::uint8_t {
  kFormat,       // formatted as hidden, or in a part of the file that is not shown
  kColour,       // in the colour of its background
  kSize,         // in letters too small to read
  kTransparent,  // drawn without ink
  kOffPage,      // outside the page
  kCovered       // something stands over it
};

std::string_view hidden_by_name(HiddenBy how);  // "formatted as hidden", "the colour of its background", ...

// A text that is in the file, but that nobody sees who looks at it. It is no part of ExtractedText::text.
struct HiddenRun {
  std::string text;      // valid UTF-8; each run of white space is one space
  std::uint32_t at = 0;  // byte of ExtractedText::text in front of which it stands
  std::uint32_t page = 0;
  HiddenBy how = HiddenBy::kFormat;
  bool operator==(const HiddenRun&) const = default;
};

inline constexpr std::size_t kMostHiddenRuns = 10'000;  // a reader joins what is more

// Blocks are in the order of the text, do not overlap, and lie inside it; the text between two blocks is white space.
struct ExtractedText {
  std::string text;  // valid UTF-8, at most kMaxTextBytes, without a byte order mark
  std::vector<Block> blocks;
  std::string format;              // "plain text", "Markdown", "HTML", "DOCX"
  std::string encoding;            // of the bytes read, where that had to be decided: "UTF-8", "PT154"; else empty
  std::vector<std::string> notes;  // what a person should know about how it was read, a sentence each
  std::optional<EncodingRepair> repair;  // not kept in an index; the note about it is
  std::vector<HiddenRun> hidden = {};    // in the order of the text; not kept in an index; notes name them
  bool operator==(const ExtractedText&) const = default;
};

// The block that holds byte `at`, or the nearest one before it; nullptr before the first block.
const Block* find_block(const std::vector<Block>& blocks, std::uint32_t at);

}  // namespace tamga
