#include "corpora/extract/markup.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "corpora/extract/contains.h"

namespace tamga {
namespace {

constexpr std::array<std::string_view, 5> kPageTags = {"html", "head", "body", "title", "meta"};
constexpr std::array<std::string_view, 40> kPieceTags = {
    "p",    "div",   "span", "h1",         "h2",     "h3",      "h4",      "h5", "h6",     "table",
    "ul",   "ol",    "li",   "br",         "b",      "strong",  "i",       "em", "u",      "font",
    "a",    "img",   "hr",   "pre",        "center", "article", "section", "dl", "header", "footer",
    "main", "style", "nav",  "blockquote", "script", "link",    "tr",      "td", "sup",    "figure"};

void skip_space(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n\f"), text.size()));
}

bool skip_past(std::string_view& text, std::string_view begin, std::string_view end) {
  if (!text.starts_with(begin)) return false;
  const auto found = text.find(end, begin.size());
  text.remove_prefix(found == std::string_view::npos ? text.size() : found + end.size());
  return true;
}

// "div" of "<div class=...>" in lower case; empty where no tag begins.
std::string tag_name(std::string_view text) {
  std::string name;
  for (const char c : text.substr(std::min<std::size_t>(1, text.size()))) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != ':' && c != '-') break;
    name.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
  }
  return name;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

bool is_mhtml(std::string_view head) {
  const auto start = lower(head.substr(0, 1024));
  return start.contains("mime-version:") && start.contains("multipart/related");
}

}  // namespace

bool closes_html_tag(std::string_view head) {
  const auto text = lower(head);
  const auto closes = [&text](std::string_view tag) { return text.contains("</" + std::string(tag) + ">"); };
  return std::ranges::any_of(kPieceTags, closes) || text.contains("<br>") || text.contains("<br/>") ||
         text.contains("<br />");
}

Markup detect_markup(std::string_view head) {
  auto text = head;
  bool is_xml = false;
  for (;;) {
    skip_space(text);
    if (skip_past(text, "<!--", "-->")) continue;
    if (skip_past(text, "<?xml", "?>"))
      is_xml = true;
    else
      break;
  }
  const auto start = lower(text.substr(0, 64));
  if (start.starts_with("<!doctype html")) return Markup::kHtmlPage;
  if (start.starts_with("<!doctype")) skip_past(text, "<", ">");
  skip_space(text);
  if (!text.starts_with('<')) return is_mhtml(head) ? Markup::kMhtml : (is_xml ? Markup::kOtherXml : Markup::kNone);
  const auto tag = tag_name(text);
  if (contains(kPageTags, tag)) return Markup::kHtmlPage;
  if (tag == "fictionbook") return Markup::kFictionBook;
  if (tag == "w:worddocument" || tag == "pkg:package") return Markup::kWordXml;
  if (tag == "mediawiki") return Markup::kWikiDump;
  if (is_xml) return Markup::kOtherXml;
  return contains(kPieceTags, tag) && closes_html_tag(text) ? Markup::kHtmlPiece : Markup::kNone;
}

}  // namespace tamga
