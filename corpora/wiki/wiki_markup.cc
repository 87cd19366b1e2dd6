#include "corpora/wiki/wiki_markup.h"

#include <algorithm>
#include <array>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "corpora/extract/block_writer.h"
#include "corpora/extract/detect.h"
#include "corpora/wiki/wiki_elements.h"
#include "corpora/wiki/wiki_inline.h"

namespace tamga {
namespace {

using namespace std::string_view_literals;

// Tags of HTML that begin a paragraph.
constexpr std::array kBlockTags = {"p"sv,  "div"sv, "li"sv,   "ul"sv,    "ol"sv,         "dl"sv,     "dt"sv,
                                   "dd"sv, "tr"sv,  "td"sv,   "th"sv,    "h1"sv,         "h2"sv,     "h3"sv,
                                   "h4"sv, "hr"sv,  "poem"sv, "table"sv, "blockquote"sv, "center"sv, "caption"sv};
constexpr std::string_view kMarks = "<{[]}'&_\n|!";  // where plain text may end

class WikiText {
 public:
  WikiText(std::string_view markup, const WikiElements& elements, BlockWriter& out)
      : markup_(markup), elements_(elements), out_(out) {}

  void write() {
    write_range(0, markup_.size());
    for (std::size_t i = 0; i < later_.size() && !out_.full(); ++i) {  // notes in notes come behind them
      const auto [part, begin, end] = later_[i];
      out_.break_block();
      table_ = 0;
      heading_ = item_ = false;
      out_.set_part(part);
      write_range(begin, end);
    }
  }

 private:
  struct Later {
    Part part;
    std::size_t begin;
    std::size_t end;
  };

  // Labels of links come here again; they lie inside each other no deeper than the elements do.
  void write_range(std::size_t begin, std::size_t end) {
    const auto outer_end = std::exchange(end_, end);
    const bool nested = nested_++ > 0;
    std::size_t at = nested ? begin : line_begin(begin);
    while (at < end && !out_.full()) at = step(at);
    --nested_;
    end_ = outer_end;
  }

  // A part of one line.
  void write_line(std::size_t begin, std::size_t end) {
    ++nested_;
    write_range(begin, end);
    --nested_;
  }

  std::string_view rest(std::size_t at) const { return markup_.substr(at, end_ - at); }

  std::size_t step(std::size_t at) {
    if (const auto found = elements_.find(at); found != elements_.end() && found->second.end <= end_) {
      element(found->second);
      return found->second.end;
    }
    switch (markup_[at]) {
      case '\n':
        return new_line(at + 1);
      case '\'':
        return apostrophes(at);
      case '<':
        return tag(at);
      case '[':
        return address(at);
      case '&':
        return entity(at);
      case '_':
        if (const auto size = magic_word_size(rest(at)); size > 0) return at + size;
        return plain(at);
      case '|':
      case '!':
        if (table_ > 0 && rest(at).substr(1, 1) == rest(at).substr(0, 1)) return cell(at + 2);
        return plain(at);
      default:
        return plain(at);
    }
  }

  std::size_t plain(std::size_t at) {
    const auto stop = std::min(markup_.find_first_of(kMarks, at + 1), end_);
    out_.append_collapsed(markup_.substr(at, stop - at));
    return stop;
  }

  std::size_t entity(std::size_t at) {
    const auto character = read_wiki_entity(rest(at));
    if (character.size == 0) return plain(at);
    out_.append_collapsed(character.text);
    return at + character.size;
  }

  void element(const WikiElement& found) {
    switch (found.kind) {
      case WikiElement::Kind::kDropped:
        return;
      case WikiElement::Kind::kLiteral:
        return literal(found);
      case WikiElement::Kind::kReference:
        later_.push_back({Part::kFootnote, found.inner_begin, found.inner_end});
        return;
      case WikiElement::Kind::kLink:
        return link(found);
    }
  }

  void literal(const WikiElement& found) {
    for (std::size_t at = found.inner_begin; at < found.inner_end;) {
      const auto character = read_wiki_entity(markup_.substr(at, found.inner_end - at));
      const auto stop = std::min(markup_.find('&', at + 1), found.inner_end);
      out_.append_collapsed(character.size > 0 ? std::string_view(character.text) : markup_.substr(at, stop - at));
      at = character.size > 0 ? at + character.size : stop;
    }
  }

  void link(const WikiElement& found) {
    const auto inner = markup_.substr(found.inner_begin, found.inner_end - found.inner_begin);
    const auto bar = inner.find('|');
    auto target = inner.substr(0, bar);
    const auto kind = kind_of_link(target);
    if (kind == WikiLink::kLeftOut) return;
    if (kind == WikiLink::kPicture) return caption(found);
    if (bar != std::string_view::npos) return write_range(found.inner_begin + bar + 1, found.inner_end);
    if (target.starts_with(':')) target.remove_prefix(1);
    out_.append_collapsed(target);
  }

  // The last part of a link to a picture, if it is one for readers. Bars inside of what stands in it do not part it.
  void caption(const WikiElement& found) {
    std::size_t last = std::string_view::npos;
    for (std::size_t at = found.inner_begin; at < found.inner_end;) {
      const auto inside = elements_.find(at);
      if (inside != elements_.end() && inside->second.end <= found.inner_end) {
        at = inside->second.end;
        continue;
      }
      if (markup_[at] == '|') last = at + 1;
      ++at;
    }
    if (last == std::string_view::npos || is_picture_option(markup_.substr(last, found.inner_end - last))) return;
    later_.push_back({Part::kTextBox, last, found.inner_end});
  }

  // Two apostrophes begin or end italics, three bold, five both; one is a letter.
  std::size_t apostrophes(std::size_t at) {
    const auto end = std::min(markup_.find_first_not_of('\'', at), end_);
    const auto count = end - at;
    const std::size_t letters = count == 1 || count == 4 ? 1 : count > 5 ? count - 5 : 0;
    if (letters > 0) out_.append_collapsed(markup_.substr(at, letters));
    return end;
  }

  std::size_t tag(std::size_t at) {
    const auto read = read_wiki_tag(rest(at));
    if (read.size == 0) return plain(at);
    if (same_tag(read.name, "br")) out_.line_break();
    if (std::ranges::any_of(kBlockTags, [&](std::string_view each) { return same_tag(each, read.name); })) {
      out_.break_block();
    }
    return at + read.size;
  }

  // "[https://... words]": the words.
  std::size_t address(std::size_t at) {
    constexpr std::array kAddresses = {"[http"sv, "[//"sv, "[ftp"sv, "[mailto:"sv};
    const auto is_address = [line = rest(at)](std::string_view begin) { return line.starts_with(begin); };
    if (std::ranges::none_of(kAddresses, is_address)) return plain(at);
    const auto close = rest(at).find_first_of("]\n");
    if (close == std::string_view::npos || rest(at)[close] == '\n') return plain(at);
    const auto space = rest(at).substr(0, close).find(' ');
    if (space != std::string_view::npos) write_line(at + space + 1, at + close);
    return at + close + 1;
  }

  std::size_t new_line(std::size_t at) {
    if (nested_ == 1) return line_begin(at);
    out_.append_collapsed("\n");  // within a label
    return at;
  }

  std::size_t line_begin(std::size_t at) {
    if (at >= end_) return at;
    const char first = markup_[at];
    if (heading_ || item_ || first == '\n') out_.break_block();
    if (heading_) out_.set_part(Part::kBody);
    heading_ = item_ = false;
    if (table_ > 0 || rest(at).starts_with("{|")) {
      if (const auto behind = table_line(at); behind > at) return behind;
    }
    if (first == '=') return begin_heading(at);
    if (first == '*' || first == '#' || first == ':' || first == ';') return begin_item(at);
    if (rest(at).starts_with("----")) {
      out_.break_block();
      return std::min(markup_.find_first_not_of('-', at), end_);
    }
    out_.append_collapsed(" ");
    return at;
  }

  std::size_t begin_heading(std::size_t at) {
    const auto line_end = std::min(markup_.find('\n', at), end_);
    const auto whole = markup_.substr(at, line_end - at);
    const auto line = whole.substr(0, whole.find_last_not_of(" \t\r") + 1);
    const auto signs = std::min(line.find_first_not_of('='), line.size());
    if (signs == line.size() || signs > 6 || !line.ends_with('=')) {
      out_.append_collapsed(" ");
      return plain(at);
    }
    out_.break_block();
    out_.set_part(Part::kHeading);
    heading_ = true;
    write_line(at + signs, at + line.find_last_not_of('=') + 1);
    return line_end;
  }

  std::size_t begin_item(std::size_t at) {
    out_.break_block();
    item_ = true;
    const auto behind = std::min(markup_.find_first_not_of("*#:;", at), end_);
    return rest(behind).starts_with("{|") ? table_line(behind) : behind;
  }

  // Behind what begins, parts or ends a table, a row or a cell; `at` itself where the line does none of it.
  std::size_t table_line(std::size_t at) {
    const auto line = rest(at);
    const auto next_line = std::min(markup_.find('\n', at), end_);
    if (line.starts_with("{|")) {
      ++table_;
      out_.break_block();
      return next_line;
    }
    if (line.starts_with("|}") && !line.starts_with("|}}")) {
      out_.break_block();
      if (--table_ == 0) out_.set_part(Part::kBody);
      return at + 2;
    }
    if (line.starts_with("|-")) {
      out_.break_block();
      return next_line;
    }
    if (line.starts_with("|+")) return cell(at + 2);
    if (line.starts_with('|') || line.starts_with('!')) return cell(at + 1);
    return at;
  }

  // Begins a cell; its attributes end with a bar of their own.
  std::size_t cell(std::size_t at) {
    out_.break_block();
    out_.set_part(Part::kTableCell);
    const auto stop = std::min(markup_.find_first_of("|\n[{", at), end_);
    const auto before = markup_.substr(at, stop - at);
    const bool attributes = stop < end_ && markup_[stop] == '|' && rest(stop).substr(1, 1) != "|" &&
                            before.contains('=') && !before.contains("!!");
    return attributes ? stop + 1 : at;
  }

  std::string_view markup_;
  const WikiElements& elements_;  // NOLINT(cppcoreguidelines-avoid-const-or-ref-data-members): lives for one page
  BlockWriter& out_;              // NOLINT(cppcoreguidelines-avoid-const-or-ref-data-members)
  std::vector<Later> later_;      // notes and captions, behind the text
  std::size_t end_ = 0;           // of the range that is being written
  int nested_ = 0;
  int table_ = 0;
  bool heading_ = false;
  bool item_ = false;
};

}  // namespace

bool is_wiki_name(std::string_view name) {
  const auto extension = extension_of(name);
  return extension == "mediawiki" || extension == "wikitext";
}

Result<ExtractedText> read_wiki_markup(std::string_view bytes, std::string_view name, const ExtractLimits& limits) try {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const auto elements = find_wiki_elements(bytes, name, limits.depth);
  if (!elements) return std::unexpected(elements.error());
  BlockWriter out(limits.text_bytes);
  WikiText(bytes, *elements, out).write();
  return std::move(out).finish(name, "wiki markup");
} catch (const std::bad_alloc&) {
  return fail(ErrorCode::kLimitExceeded, std::string(name) + std::string(kNeedsMemory));
}

}  // namespace tamga
