#include "corpora/extract/html.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <string>
#include <utility>

#include "corpora/extract/charset.h"
#include "corpora/extract/contains.h"
#include "corpora/extract/css_look.h"
#include "corpora/extract/css_rules.h"
#include "corpora/extract/css_value.h"
#include "corpora/extract/html_cost.h"
#include "corpora/extract/visibility.h"

namespace tamga {
namespace {

constexpr std::size_t kDeclarationHead = 4096;  // characters in which a page may declare its encoding

constexpr auto kLeftOut =
    std::to_array<GumboTag>({GUMBO_TAG_HEAD, GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_TITLE, GUMBO_TAG_TEMPLATE,
                             GUMBO_TAG_NOEMBED, GUMBO_TAG_NOFRAMES,
                             // What stands in them is for programs that do not know the element or run no scripts.
                             GUMBO_TAG_NOSCRIPT, GUMBO_TAG_AUDIO, GUMBO_TAG_VIDEO, GUMBO_TAG_CANVAS, GUMBO_TAG_DATALIST,
                             GUMBO_TAG_METER, GUMBO_TAG_PROGRESS});

constexpr auto kHeadings =
    std::to_array<GumboTag>({GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6});

constexpr auto kBlocks = std::to_array<GumboTag>(
    {GUMBO_TAG_ADDRESS,  GUMBO_TAG_ARTICLE, GUMBO_TAG_ASIDE,    GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_BODY,
     GUMBO_TAG_CAPTION,  GUMBO_TAG_CENTER,  GUMBO_TAG_DD,       GUMBO_TAG_DETAILS,    GUMBO_TAG_DIV,
     GUMBO_TAG_DL,       GUMBO_TAG_DT,      GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FIGURE,
     GUMBO_TAG_FOOTER,   GUMBO_TAG_FORM,    GUMBO_TAG_HEADER,   GUMBO_TAG_HR,         GUMBO_TAG_LEGEND,
     GUMBO_TAG_LI,       GUMBO_TAG_MAIN,    GUMBO_TAG_NAV,      GUMBO_TAG_OL,         GUMBO_TAG_OPTION,
     GUMBO_TAG_P,        GUMBO_TAG_PRE,     GUMBO_TAG_SECTION,  GUMBO_TAG_SUMMARY,    GUMBO_TAG_TABLE,
     GUMBO_TAG_TEXTAREA, GUMBO_TAG_TR,      GUMBO_TAG_UL});

template <std::size_t kSize>
bool among(const std::array<GumboTag, kSize>& tags, GumboTag tag) {
  return contains(tags, tag);
}

std::string without_space_lower(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isspace(byte) == 0) out.push_back(static_cast<char>(std::tolower(byte)));
  }
  return out;
}

std::string_view attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

// In lower case, also of elements that the parser has no number for.
std::string tag_name(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece name = element.original_tag;
  gumbo_tag_from_original_text(&name);
  return name.data == nullptr ? std::string() : css_word({name.data, name.length});
}

// Of an attribute older than CSS, where the # may be missing.
std::optional<Colour> old_colour(std::string_view value) {
  const auto word = css_word(value);
  const auto colour = parse_css_colour(word).colour;
  return colour ? colour : parse_colour(word);
}

// What attributes older than CSS say.
void apply_attributes(const GumboElement& element, CssLook& look) {
  const auto has = [&element](const char* name) { return gumbo_get_attribute(&element.attributes, name) != nullptr; };
  const bool closed = tag_name(element) == "dialog" && !has("open");
  if (has("hidden") || has("popover") || closed) look.removed = true;
  if (const auto ground = attribute(element, "bgcolor"); !ground.empty()) look.look.ground = old_colour(ground);
  if (!attribute(element, "background").empty()) look.look.ground = std::nullopt;
  const auto ink = attribute(element, element.tag == GUMBO_TAG_BODY ? "text" : "color");
  const bool inks = element.tag == GUMBO_TAG_BODY || element.tag == GUMBO_TAG_FONT;
  if (inks && !ink.empty()) look.look.ink = old_colour(ink);
}

struct ParsedHtml {
  GumboOptions options = kGumboDefaultOptions;
  GumboOutput* output = nullptr;

  explicit ParsedHtml(std::string_view html) {
    options.max_errors = 0;  // we do not look at them, and a page can have millions
    output = gumbo_parse_with_options(&options, html.data(), html.size());
  }
  ParsedHtml(const ParsedHtml&) = delete;
  ParsedHtml& operator=(const ParsedHtml&) = delete;
  ParsedHtml(ParsedHtml&&) = delete;
  ParsedHtml& operator=(ParsedHtml&&) = delete;
  ~ParsedHtml() { gumbo_destroy_output(&options, output); }
};

// Reads all style sheets inside a page. True: it refers to another, which is not here.
bool gather_sheets(const GumboNode& node, CssRules& rules) {
  if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_DOCUMENT) return false;
  const auto& children = node.type == GUMBO_NODE_DOCUMENT ? node.v.document.children : node.v.element.children;
  const bool sheet = node.type == GUMBO_NODE_ELEMENT && node.v.element.tag == GUMBO_TAG_STYLE;
  bool refers = node.type == GUMBO_NODE_ELEMENT && node.v.element.tag == GUMBO_TAG_LINK &&
                css_word(attribute(node.v.element, "rel")).contains("stylesheet");
  for (unsigned i = 0; i < children.length; ++i) {
    const auto& child = *static_cast<const GumboNode*>(children.data[i]);
    const bool text = child.type == GUMBO_NODE_TEXT || child.type == GUMBO_NODE_CDATA;
    if (sheet && text) rules.add(child.v.text.text);
    refers = gather_sheets(child, rules) || refers;
  }
  return refers;
}

class TreeWalk {
 public:
  TreeWalk(BlockWriter& out, std::uint32_t depth, CssRules rules = {})
      : out_(&out), rules_(std::move(rules)), limit_(depth) {}

  // What stands behind the text is not known until an element says it.
  void forget_ground() { look_.look.ground = std::nullopt; }

  void visit(const GumboNode& node) {
    switch (node.type) {
      case GUMBO_NODE_DOCUMENT:
        return visit_all(node.v.document.children);
      case GUMBO_NODE_ELEMENT:
        return element(node.v.element);
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_CDATA:
      case GUMBO_NODE_WHITESPACE:
        return text(node.v.text.text);
      case GUMBO_NODE_COMMENT:
      case GUMBO_NODE_TEMPLATE:
        return;
    }
  }

  bool too_deep() const { return too_deep_; }

 private:
  void visit_all(const GumboVector& nodes) {
    if (depth_ == limit_) too_deep_ = true;
    if (too_deep_ || out_->full()) return;
    ++depth_;
    for (unsigned i = 0; i < nodes.length; ++i) visit(*static_cast<const GumboNode*>(nodes.data[i]));
    --depth_;
  }

  void text(const char* content) {
    const auto hidden = hidden_by(look_.look);
    if (hidden) out_->begin_hidden(*hidden);
    if (preformatted_ > 0)
      out_->append(content);
    else
      out_->append_collapsed(content);
    if (hidden) out_->end_hidden();
  }

  void style(const GumboElement& element) {
    look_.removed = false;
    apply_attributes(element, look_);
    const auto tag = tag_name(element);
    rules_.apply({.tag = tag, .id = attribute(element, "id"), .classes = attribute(element, "class")}, look_);
    apply_css(attribute(element, "style"), look_);
  }

  // An element that is removed ends no paragraph, so a word may go on behind it.
  void element(const GumboElement& element) {
    if (among(kLeftOut, element.tag)) return;
    const CssLook outer = look_;
    style(element);
    const bool removed = look_.removed;
    if (removed) out_->begin_hidden(HiddenBy::kFormat);
    shown(element);
    if (removed) out_->end_hidden();
    look_ = outer;
  }

  void shown(const GumboElement& element) {
    const auto tag = element.tag;
    if (tag == GUMBO_TAG_BR) return out_->line_break();
    if (tag == GUMBO_TAG_IFRAME) return page_inside(attribute(element, "srcdoc"));
    const bool heading = among(kHeadings, tag);
    const bool cell = tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH;
    if (heading || cell) return block(element, heading ? Part::kHeading : Part::kTableCell);
    if (among(kBlocks, tag)) return block(element, out_->part());
    if (tag != GUMBO_TAG_Q) return visit_all(element.children);
    text("“");  // as browsers show it
    visit_all(element.children);
    text("”");
  }

  // A page in the page, which browsers show. What else stands in the element is for those that know no frames.
  void page_inside(std::string_view page) {
    if (page.empty()) return;
    too_deep_ = too_deep_ || !check_html_cost(page, {}, limit_);
    if (too_deep_) return;
    const ParsedHtml inner(page);
    out_->break_block();
    visit(*inner.output->document);
    out_->break_block();
  }

  void block(const GumboElement& element, Part part) {
    const Part outer = out_->part();
    const bool preformatted = element.tag == GUMBO_TAG_PRE || element.tag == GUMBO_TAG_TEXTAREA;
    out_->break_block();
    out_->set_part(part);
    preformatted_ += preformatted ? 1U : 0U;
    visit_all(element.children);
    preformatted_ -= preformatted ? 1U : 0U;
    out_->break_block();
    out_->set_part(outer);
  }

  BlockWriter* out_;
  CssRules rules_;
  CssLook look_;
  std::uint32_t limit_;
  std::uint32_t depth_ = 0;
  std::uint32_t preformatted_ = 0;
  bool too_deep_ = false;
};

// "windows-1251" of <meta charset=...>, of <meta ... content="text/html; charset=..."> or of <?xml encoding=...?>.
std::string declared_encoding(std::string_view bytes) {
  const auto head = without_space_lower(ascii_head(bytes, kDeclarationHead));
  for (const std::string_view key : {"charset=", "encoding="}) {
    const auto found = head.find(key);
    if (found == std::string::npos) continue;
    const auto begin = head.find_first_not_of("\"'", found + key.size());
    if (begin == std::string::npos) continue;
    return head.substr(begin, head.find_first_of("\"'>;/?", begin) - begin);
  }
  return {};
}

}  // namespace

Status write_html(std::string_view html, std::string_view name, std::uint32_t depth, BlockWriter& out,
                  std::string_view sheet) {
  if (const auto status = check_html_cost(html, name, depth); !status) return std::unexpected(status.error());
  const ParsedHtml parsed(html);
  CssRules rules;
  rules.add(sheet);
  const bool refers = gather_sheets(*parsed.output->document, rules) && sheet.empty();
  const bool other_grounds = rules.may_have_other_grounds();
  TreeWalk walk(out, depth, std::move(rules));
  if (refers || other_grounds) walk.forget_ground();
  walk.visit(*parsed.output->document);
  out.break_block();
  if (walk.too_deep()) {
    return fail(ErrorCode::kLimitExceeded,
                std::string(name) + ": elements more than " + std::to_string(depth) + " deep, the limit");
  }
  return {};
}

Result<ExtractedText> read_html(std::string_view bytes, std::string_view name, const ExtractLimits& limits) {
  const auto decoded = decode_text(bytes, name, limits.part_bytes, declared_encoding(bytes));
  if (!decoded) return std::unexpected(decoded.error());
  BlockWriter out(limits.text_bytes);
  if (const auto status = write_html(decoded->text, name, limits.depth, out); !status) {
    return std::unexpected(status.error());
  }
  auto text = std::move(out).finish(name, "HTML");
  if (text) text->encoding = decoded->encoding;
  return text;
}

std::string decode_entity(std::string_view entity) {
  const ParsedHtml parsed(entity);
  BlockWriter out(1024);
  TreeWalk(out, 8).visit(*parsed.output->document);
  auto text = std::move(out).finish("entity", {});
  return text && !text->text.empty() ? text->text : " ";
}

}  // namespace tamga
