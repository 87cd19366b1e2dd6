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
#include "corpora/extract/html_cost.h"

namespace tamga {
namespace {

constexpr std::string_view kHiddenNote = "Some elements ask to be hidden; their text is read like the rest.";
constexpr std::size_t kDeclarationHead = 4096;  // characters in which a page may declare its encoding

constexpr auto kLeftOut =
    std::to_array<GumboTag>({GUMBO_TAG_HEAD, GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_TITLE, GUMBO_TAG_TEMPLATE,
                             GUMBO_TAG_IFRAME, GUMBO_TAG_NOEMBED, GUMBO_TAG_NOFRAMES});

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

bool asks_to_be_hidden(const GumboElement& element) {
  if (gumbo_get_attribute(&element.attributes, "hidden") != nullptr) return true;
  const GumboAttribute* style = gumbo_get_attribute(&element.attributes, "style");
  if (style == nullptr) return false;
  const auto rules = without_space_lower(style->value);
  return rules.contains("display:none") || rules.contains("visibility:hidden");
}

class TreeWalk {
 public:
  TreeWalk(BlockWriter& out, std::uint32_t depth) : out_(&out), limit_(depth) {}

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
  bool hidden() const { return hidden_; }

 private:
  void visit_all(const GumboVector& nodes) {
    if (depth_ == limit_) too_deep_ = true;
    if (too_deep_ || out_->full()) return;
    ++depth_;
    for (unsigned i = 0; i < nodes.length; ++i) visit(*static_cast<const GumboNode*>(nodes.data[i]));
    --depth_;
  }

  void text(const char* content) {
    if (preformatted_ > 0)
      out_->append(content);
    else
      out_->append_collapsed(content);
  }

  void element(const GumboElement& element) {
    const auto tag = element.tag;
    if (among(kLeftOut, tag)) return;
    if (asks_to_be_hidden(element)) {
      hidden_ = true;
      out_->begin_hidden();
      shown(element);
      return out_->end_hidden();
    }
    shown(element);
  }

  void shown(const GumboElement& element) {
    const auto tag = element.tag;
    if (tag == GUMBO_TAG_BR) return out_->line_break();
    const bool heading = among(kHeadings, tag);
    const bool cell = tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH;
    if (heading || cell) return block(element, heading ? Part::kHeading : Part::kTableCell);
    if (among(kBlocks, tag)) return block(element, out_->part());
    if (tag != GUMBO_TAG_Q) return visit_all(element.children);
    out_->append_collapsed("“");  // as browsers show it
    visit_all(element.children);
    out_->append_collapsed("”");
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
  std::uint32_t limit_;
  std::uint32_t depth_ = 0;
  std::uint32_t preformatted_ = 0;
  bool too_deep_ = false;
  bool hidden_ = false;
};

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

Result<bool> write_html(std::string_view html, std::string_view name, std::uint32_t depth, BlockWriter& out) {
  if (const auto status = check_html_cost(html, name, depth); !status) return std::unexpected(status.error());
  const ParsedHtml parsed(html);
  TreeWalk walk(out, depth);
  walk.visit(*parsed.output->document);
  out.break_block();
  if (walk.too_deep()) {
    return fail(ErrorCode::kLimitExceeded,
                std::string(name) + ": elements more than " + std::to_string(depth) + " deep, the limit");
  }
  return walk.hidden();
}

Result<ExtractedText> read_html(std::string_view bytes, std::string_view name, const ExtractLimits& limits) {
  const auto decoded = decode_text(bytes, name, limits.part_bytes, declared_encoding(bytes));
  if (!decoded) return std::unexpected(decoded.error());
  BlockWriter out(limits.text_bytes);
  const auto hidden = write_html(decoded->text, name, limits.depth, out);
  if (!hidden) return std::unexpected(hidden.error());
  auto text = std::move(out).finish(name, "HTML");
  if (!text) return text;
  text->encoding = decoded->encoding;
  if (*hidden) text->notes.emplace_back(kHiddenNote);
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
