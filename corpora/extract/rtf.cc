// A stack of groups, each with the state that its end restores. Words that change no text are not looked at.
#include "corpora/extract/rtf.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "corpora/extract/block_writer.h"
#include "corpora/extract/rtf_look.h"
#include "corpora/extract/rtf_pages.h"
#include "corpora/extract/rtf_text.h"
#include "corpora/extract/rtf_token.h"
#include "corpora/extract/rtf_words.h"
#include "engine/text/utf8.h"

namespace tamga {
namespace {

struct Group {
  RtfDestination destination = RtfDestination::kText;
  std::size_t strand = 0;
  std::int32_t font = -1;        // -1: none chosen, so the page of the file holds
  std::int32_t fallback = 1;     // characters that stand for a \u where it is not known
  std::int32_t style = -1;       // inside the style sheet: which one is described
  bool starred = false;          // \* was just read
  bool begun = false;            // its first word has been read
  bool skip_next_group = false;  // the older half of \upr
  bool deleted = false;
  bool in_table = false;
  bool heading = false;
  RtfLook look;
};

class Reader {
 public:
  Reader(std::string_view bytes, std::string_view name, const ExtractLimits& limits)
      : tokens_(bytes), name_(name), limits_(limits) {}

  Status run() {
    while (auto token = tokens_.next()) {
      if (token->kind == RtfToken::Kind::kOpen) {
        if (groups_.size() == limits_.depth) return too_deep();
        open();
      } else if (token->kind == RtfToken::Kind::kClose) {
        if (close()) return {};
      } else if (!groups_.empty()) {
        inside(*token);
      }
    }
    return fail(ErrorCode::kCorrupt, std::string(name_) + ": damaged: the end of the file is missing");
  }

  Result<ExtractedText> finish() {
    BlockWriter out(limits_.text_bytes);
    text_.write(out);
    auto text = std::move(out).finish(name_, "RTF");
    if (text && tracked_) {
      text->notes.emplace_back("It holds tracked changes: what was inserted is read, what was deleted is not.");
    }
    return text;
  }

 private:
  Group& group() { return groups_.back(); }

  Status too_deep() const {
    return fail(ErrorCode::kLimitExceeded, std::string(name_) + ": groups more than " + std::to_string(limits_.depth) +
                                               " deep, the limit (byte " + std::to_string(tokens_.position()) + ")");
  }

  void open() {
    flush();
    Group inner = groups_.empty() ? Group() : groups_.back();
    const bool skip = inner.skip_next_group;
    inner.starred = inner.begun = inner.skip_next_group = false;
    if (skip) inner.destination = RtfDestination::kSkip;
    if (!groups_.empty()) group().skip_next_group = false;
    groups_.push_back(inner);
    to_skip_ = 0;
  }

  // Whether that was the end of the document.
  bool close() {
    flush();
    to_skip_ = 0;
    if (groups_.empty()) return false;
    const Group ended = group();
    groups_.pop_back();
    const bool own_strand = !groups_.empty() && group().strand != ended.strand;
    if (own_strand) text_.end_paragraph(ended.strand, text_.part_of(ended.strand));
    return groups_.empty();
  }

  void inside(const RtfToken& token) {
    switch (token.kind) {
      case RtfToken::Kind::kText:
        return plain(token.text);
      case RtfToken::Kind::kByte:
        return byte(static_cast<char>(token.number.value_or(0)));
      case RtfToken::Kind::kSymbol:
        return symbol(token.text);
      case RtfToken::Kind::kWord:
        return word(token.text, token.number);
      case RtfToken::Kind::kOpen:
      case RtfToken::Kind::kClose:
      case RtfToken::Kind::kBinary:
        return;
    }
  }

  void plain(std::string_view bytes) {
    const auto skipped = std::min(to_skip_, bytes.size());
    to_skip_ -= skipped;
    bytes.remove_prefix(skipped);
    if (group().destination == RtfDestination::kStyleSheet) return style_name(bytes);
    if (group().destination == RtfDestination::kColourTable) return colours(bytes);
    if (is_read()) pending_ += bytes;
  }

  void colours(std::string_view bytes) {
    for (const char c : bytes) {
      if (c == ';') colours_.end_colour();
    }
  }

  void byte(char value) {
    if (to_skip_ > 0) {
      --to_skip_;
    } else if (is_read()) {
      pending_ += value;
    }
  }

  void symbol(std::string_view symbol) {
    if (symbol == "*") {
      group().starred = true;
    } else if (to_skip_ > 0) {
      --to_skip_;
    } else {
      put(rtf_character(symbol));
    }
  }

  void word(std::string_view word, std::optional<std::int32_t> number) {
    if (to_skip_ > 0 && word != "u") {
      --to_skip_;
      return;
    }
    if (begins_destination(word)) return;
    if (word == "u") return unicode(number.value_or('?'));
    if (const auto text = rtf_character(word); !text.empty()) return put(text);
    if (!layout_word(word)) state_word(word, number);
  }

  bool begins_destination(std::string_view word) {
    const bool first = !std::exchange(group().begun, true);
    const bool starred = std::exchange(group().starred, false);
    if (!first && !starred) return false;
    auto found = rtf_destination(word);
    if (!found && starred) found = RtfDestination::kSkip;
    if (word == "upr") group().skip_next_group = true;
    if (word == "background") page_ = std::nullopt;  // a shape that fills all pages
    if (!found) return false;
    flush();
    if (group().destination != RtfDestination::kSkip) enter(*found);
    return true;
  }

  void enter(RtfDestination destination) {
    const auto strand_of = [this](Part part) { group().strand = text_.begin_strand(part); };
    if (destination != RtfDestination::kText) group().destination = destination;
    if (destination == RtfDestination::kFootnote) strand_of(Part::kFootnote);
    if (destination == RtfDestination::kComment) strand_of(Part::kComment);
    if (destination == RtfDestination::kHeader) strand_of(Part::kHeader);
    if (destination == RtfDestination::kFooter) strand_of(Part::kFooter);
    if (destination == RtfDestination::kTextBox) strand_of(Part::kTextBox);
    group().in_table = group().in_table && destination == RtfDestination::kText;
  }

  // Whether the word ends a line or a paragraph.
  bool layout_word(std::string_view word) {
    const bool cell = word == "cell" || word == "nestcell";
    if (word == "line" || word == "lbr") {
      put("\n");
    } else if (cell || word == "par" || word == "sect" || word == "page" || word == "column") {
      end_paragraph(cell);
    } else {
      return false;
    }
    return true;
  }

  void end_paragraph(bool cell) {
    flush();
    if (!is_read()) return;
    const Part strand = text_.part_of(group().strand);
    Part part = strand;
    if (strand == Part::kBody && group().heading) part = Part::kHeading;
    if (strand == Part::kBody && (cell || group().in_table)) part = Part::kTableCell;
    text_.end_paragraph(group().strand, part);
  }

  void state_word(std::string_view word, std::optional<std::int32_t> number) {
    const bool on = number.value_or(1) != 0;
    if (group().destination == RtfDestination::kColourTable) return colours_.word(word, number.value_or(0));
    if (changes_look(word)) change(word, number);
    if (word == "f") return font(number.value_or(0));
    if (word == "uc") group().fallback = std::clamp(number.value_or(1), 0, 16);
    if (word == "pard") group().in_table = group().heading = false;
    if (word == "intbl") group().in_table = true;
    if (word == "outlinelevel") outline_level(number.value_or(9));
    if (word == "s") style(number.value_or(0));
    if (word == "ftnalt" && group().destination == RtfDestination::kFootnote) endnote();
    if (word == "ansicpg") pages_.set_file_page(number.value_or(0));
    if (word == "fcharset") pages_.set_font_charset(number.value_or(0));
    if (word == "cpg") pages_.set_font_page(number.value_or(0));
    if (word == "deleted") change_deleted(on);
    if (word == "plain") change_deleted(false);
    if (word == "revised") tracked_ = tracked_ || on;
  }

  void change(std::string_view word, std::optional<std::int32_t> number) {
    flush();
    change_look(word, number, group().look);
  }

  void font(std::int32_t number) {
    flush();
    group().font = number;
    if (group().destination == RtfDestination::kFontTable) pages_.begin_font(number);
  }

  void endnote() {
    flush();
    group().strand = text_.begin_strand(Part::kEndnote);
  }

  void change_deleted(bool on) {
    flush();
    group().deleted = on;
    tracked_ = tracked_ || on;
  }

  void style(std::int32_t number) {
    if (group().destination == RtfDestination::kStyleSheet)
      group().style = number;
    else
      group().heading = group().heading || headings_.contains(number);
  }

  void outline_level(std::int32_t level) {
    const bool heading = level >= 0 && level < 9;
    if (group().destination != RtfDestination::kStyleSheet)
      group().heading = group().heading || heading;
    else if (heading)
      headings_.insert(group().style);
  }

  void style_name(std::string_view name) {
    if (name.starts_with("heading ") || name.starts_with("Title")) headings_.insert(group().style);
  }

  // A \u counts in UTF-16, with a sign.
  void unicode(std::int32_t number) {
    flush();
    to_skip_ = static_cast<std::size_t>(group().fallback);
    const auto unit = static_cast<char32_t>(static_cast<std::uint16_t>(number));
    const auto high = std::exchange(high_, 0);
    if (unit >= 0xD800 && unit < 0xDC00) {
      high_ = unit;
      return;
    }
    char32_t character = unit;
    if (unit >= 0xDC00 && unit < 0xE000) {
      character = high == 0 ? U'\uFFFD' : 0x10000 + ((high - 0xD800) << 10U) + (unit - 0xDC00);
    }
    std::string text;
    append_utf8(text, character);
    put(text);
  }

  bool is_read() {
    const auto destination = group().destination;
    return destination != RtfDestination::kSkip && destination != RtfDestination::kFontTable &&
           destination != RtfDestination::kColourTable && destination != RtfDestination::kStyleSheet &&
           !group().deleted;
  }

  void put(std::string_view text) {
    flush();
    if (is_read()) append(text);
  }

  void append(std::string_view text) {
    const auto hidden = hidden_by(look_of(group().look, colours_, group().in_table, page_));
    text_.append(group().strand, text, hidden);
  }

  // The bytes gathered so far, in the code page of their font.
  void flush() {
    if (pending_.empty()) return;
    const auto page = group().font < 0 ? pages_.file_page() : pages_.page_of(group().font);
    append(decode_rtf_bytes(pending_, page));
    pending_.clear();
  }

  RtfTokens tokens_;
  std::string_view name_;
  ExtractLimits limits_;
  RtfPages pages_;
  RtfText text_;
  std::vector<Group> groups_;
  std::set<std::int32_t> headings_;  // numbers of styles
  std::string pending_;
  std::size_t to_skip_ = 0;
  char32_t high_ = 0;  // the first half of a surrogate pair
  bool tracked_ = false;
  RtfColours colours_;
  std::optional<Colour> page_ = kWhite;
};

}  // namespace

Result<ExtractedText> read_rtf(std::string_view bytes, std::string_view name, const ExtractLimits& limits) {
  Reader reader(bytes, name, limits);
  if (const auto status = reader.run(); !status) return std::unexpected(status.error());
  return reader.finish();
}

}  // namespace tamga
