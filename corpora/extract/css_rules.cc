#include "corpora/extract/css_rules.h"

#include <algorithm>
#include <utility>

#include "corpora/extract/contains.h"
#include "corpora/extract/css_value.h"

namespace tamga {
namespace {

constexpr std::size_t kMostRules = 2'000;
constexpr std::uint64_t kMostWork = 10'000'000;

std::string without_comments(std::string_view sheet) {
  std::string out;
  while (!sheet.empty()) {
    const auto open = std::min(sheet.find("/*"), sheet.size());
    out += sheet.substr(0, open);
    const auto close = sheet.find("*/", open);
    sheet.remove_prefix(close == std::string_view::npos ? sheet.size() : close + 2);
  }
  return out;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const auto begin = std::min(text.find_first_not_of(" \t\r\n\f"), text.size());
    text.remove_prefix(begin);
    const auto end = std::min(text.find_first_of(" \t\r\n\f"), text.size());
    if (end > 0) words.push_back(css_word(text.substr(0, end)));
    text.remove_prefix(end);
  }
  return words;
}

// Where the block that opens at `open` closes, at the matching "}".
std::size_t end_of_block(std::string_view sheet, std::size_t open) {
  int depth = 0;
  for (std::size_t at = open; at < sheet.size(); ++at) {
    depth += sheet[at] == '{' ? 1 : sheet[at] == '}' ? -1 : 0;
    if (depth == 0) return at;
  }
  return sheet.size();
}

bool is_for_screens(std::string_view at_rule) {
  return at_rule.starts_with("@media") && (at_rule.contains("screen") || at_rule.contains("all"));
}

}  // namespace

void CssRules::add(std::string_view sheet) {
  const std::string flat = without_comments(sheet);
  std::string_view rest = flat;
  while (rules_.size() < kMostRules) {
    const auto open = rest.find('{');
    if (open == std::string_view::npos) return;
    auto selectors = css_word(rest.substr(0, open));
    if (const auto statement = selectors.rfind(';'); statement != std::string::npos) {  // @import and its like
      selectors = css_word(std::string_view(selectors).substr(statement + 1));
    }
    if (is_for_screens(selectors)) {
      rest.remove_prefix(open + 1);  // its rules as if they stood outside; the brace that closes it is skipped below
      continue;
    }
    const auto close = end_of_block(rest, open);
    while (selectors.starts_with('}')) selectors = css_word(std::string_view(selectors).substr(1));
    if (!selectors.starts_with('@')) rule(selectors, rest.substr(open + 1, close - open - 1));
    rest.remove_prefix(std::min(close + 1, rest.size()));
  }
}

void CssRules::rule(std::string_view selectors, std::string_view declarations) {
  while (!selectors.empty()) {
    const auto end = std::min(selectors.find(','), selectors.size());
    selector(css_word(selectors.substr(0, end)), declarations);
    selectors.remove_prefix(std::min(end + 1, selectors.size()));
  }
}

void CssRules::selector(std::string_view selector, std::string_view declarations) {
  if (selector.empty() || rules_.size() == kMostRules) return;
  if (selector.find_first_of(" \t\n>+~:[*") != std::string_view::npos) {
    other_grounds_ = other_grounds_ || has_background(declarations);
    return;
  }
  Rule rule{.tag = {}, .id = {}, .classes = {}, .declarations = std::string(declarations)};
  const auto tag = std::min(selector.find_first_of(".#"), selector.size());
  rule.tag = selector.substr(0, tag);
  for (selector.remove_prefix(tag); !selector.empty();) {
    const auto end = std::min(selector.find_first_of(".#", 1), selector.size());
    const auto name = std::string(selector.substr(1, end - 1));
    if (selector[0] == '#')
      rule.id = name;
    else
      rule.classes.push_back(name);
    selector.remove_prefix(end);
  }
  const auto key = !rule.id.empty() ? "#" + rule.id : !rule.classes.empty() ? "." + rule.classes.front() : rule.tag;
  by_key_[key].push_back(rules_.size());
  rules_.push_back(std::move(rule));
}

void CssRules::apply_key(const std::string& key, const CssElement& element, CssLook& look) {
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return;
  const auto classes = words_of(element.classes);
  for (const auto number : found->second) {
    const auto& rule = rules_[number];
    work_ += 1 + rule.declarations.size() / 16;
    if (work_ > kMostWork) return;
    const bool meant = (rule.tag.empty() || rule.tag == element.tag) &&
                       (rule.id.empty() || rule.id == css_word(element.id)) &&
                       std::ranges::all_of(rule.classes, [&](const auto& each) { return contains(classes, each); });
    if (meant) apply_css(rule.declarations, look);
  }
}

void CssRules::apply(const CssElement& element, CssLook& look) {
  if (rules_.empty()) return;
  apply_key(std::string(element.tag), element, look);
  for (const auto& each : words_of(element.classes)) apply_key("." + each, element, look);
  if (!element.id.empty()) apply_key("#" + css_word(element.id), element, look);
}

}  // namespace tamga
