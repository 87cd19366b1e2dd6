#include "corpora/wiki/wiki_elements.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <vector>

#include "corpora/extract/contains.h"

namespace tamga {
namespace {

using namespace std::string_view_literals;
using Kind = WikiElement::Kind;

// Tags whose inside is no markup. Of the first ones nothing is text.
constexpr std::array kDropped = {"math"sv,    "chem"sv,     "ce"sv,           "score"sv, "timeline"sv,
                                 "gallery"sv, "imagemap"sv, "templatedata"sv, "graph"sv, "mapframe"sv};
constexpr std::array kLiteral = {"nowiki"sv, "pre"sv, "source"sv, "syntaxhighlight"sv};
constexpr std::size_t kMostTag = 4096;  // bytes between < and >

bool is_one_of(const auto& names, std::string_view name) {
  return std::ranges::any_of(names, [name](std::string_view each) { return same_tag(each, name); });
}

class Scanner {
 public:
  Scanner(std::string_view markup, std::uint32_t depth) : markup_(markup), depth_(depth) {}

  // False: too deep, at position().
  bool run() {
    while (at_ < markup_.size()) {
      at_ = std::min(markup_.find_first_of("<{[]}", at_), markup_.size());
      if (at_ < markup_.size() && !step()) return false;
    }
    return true;
  }
  std::size_t position() const { return at_; }
  WikiElements take() { return std::move(elements_); }

 private:
  enum class Bracket : std::uint8_t { kTemplate, kParameter, kLink, kReference };
  struct Open {
    Bracket bracket;
    std::size_t begin;
    std::size_t inner;
  };

  bool step() {
    const auto rest = markup_.substr(at_);
    if (rest.starts_with('<')) return tag(rest);
    if (rest.starts_with("{{{") && !rest.starts_with("{{{{")) return open(Bracket::kParameter, 3);
    if (rest.starts_with("{{")) return open(Bracket::kTemplate, 2);
    if (rest.starts_with("[[")) return open(Bracket::kLink, 2);
    if (rest.starts_with("}}}") && !open_.empty() && open_.back().bracket == Bracket::kParameter) {
      return close(Bracket::kParameter, 3);
    }
    if (rest.starts_with("}}")) return close(Bracket::kTemplate, 2);
    if (rest.starts_with("]]")) return close(Bracket::kLink, 2);
    ++at_;
    return true;
  }

  bool open(Bracket bracket, std::size_t size) {
    open_.push_back({bracket, at_, at_ + size});
    ++counts_.at(static_cast<std::size_t>(bracket));
    at_ += size;
    return open_.size() <= depth_;
  }

  // What was opened inside and is open still is text.
  bool close(Bracket bracket, std::size_t size) {
    if (counts_.at(static_cast<std::size_t>(bracket)) > 0) {
      while (open_.back().bracket != bracket) pop();
      const auto [kind, begin, inner] = open_.back();
      pop();
      elements_[begin] = {kind_of(kind), inner, at_, at_ + size};
    }
    at_ += size;
    return true;
  }

  void pop() {
    --counts_.at(static_cast<std::size_t>(open_.back().bracket));
    open_.pop_back();
  }

  static Kind kind_of(Bracket bracket) {
    if (bracket == Bracket::kLink) return Kind::kLink;
    return bracket == Bracket::kReference ? Kind::kReference : Kind::kDropped;
  }

  bool tag(std::string_view rest) {
    if (rest.starts_with("<!--")) {
      const auto end = markup_.find("-->", at_ + 4);
      const auto behind = end == std::string_view::npos ? markup_.size() : end + 3;
      elements_[at_] = {Kind::kDropped, at_, at_, behind};
      at_ = behind;
      return true;
    }
    const auto read = read_wiki_tag(rest);
    if (read.size == 0) {
      ++at_;
      return true;
    }
    if (same_tag(read.name, "ref")) {
      if (read.closes) return close(Bracket::kReference, read.size);
      if (!read.empty) return open(Bracket::kReference, read.size);
    } else if (!read.closes && !read.empty) {
      if (is_one_of(kDropped, read.name)) return inside(read, Kind::kDropped);
      if (is_one_of(kLiteral, read.name)) return inside(read, Kind::kLiteral);
    }
    at_ += read.size;
    return true;
  }

  // Over everything up to the closing tag. Without one the tag alone is passed over, and none is looked for again.
  bool inside(const WikiTag& tag, Kind kind) {
    const auto inner = at_ + tag.size;
    const auto lower = lower_case(tag.name);
    const auto closing = contains(unclosed_, lower) ? std::string_view::npos : find_closing(inner, tag.name);
    if (closing == std::string_view::npos) {
      if (!contains(unclosed_, lower)) unclosed_.push_back(lower);
      at_ = inner;
      return true;
    }
    const auto size = read_wiki_tag(markup_.substr(closing)).size;
    elements_[at_] = {kind, inner, closing, closing + size};
    at_ = closing + size;
    return true;
  }

  std::size_t find_closing(std::size_t from, std::string_view name) const {
    for (auto at = markup_.find("</", from); at != std::string_view::npos; at = markup_.find("</", at + 2)) {
      if (!same_tag(markup_.substr(at + 2, name.size()), name)) continue;
      const auto tag = read_wiki_tag(markup_.substr(at));
      if (tag.size > 0 && same_tag(tag.name, name)) return at;
    }
    return std::string_view::npos;
  }

  static std::string lower_case(std::string_view name) {
    std::string lower(name);
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower;
  }

  std::string_view markup_;
  std::uint32_t depth_;
  std::size_t at_ = 0;
  std::vector<Open> open_;
  std::array<std::size_t, 4> counts_{};
  std::vector<std::string> unclosed_;  // names of tags that are not closed any more: at most those of the lists above
  WikiElements elements_;
};

}  // namespace

bool same_tag(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

WikiTag read_wiki_tag(std::string_view text) {
  WikiTag tag;
  if (!text.starts_with('<')) return tag;
  tag.closes = text.starts_with("</");
  const std::size_t begin = tag.closes ? 2 : 1;
  std::size_t end = begin;
  while (end < text.size() && std::isalnum(static_cast<unsigned char>(text[end])) != 0) ++end;
  if (end == begin || std::isalpha(static_cast<unsigned char>(text[begin])) == 0) return tag;
  const auto close = text.substr(0, kMostTag).find_first_of("<>", end);
  if (close == std::string_view::npos || text[close] != '>') return tag;
  tag.name = text.substr(begin, end - begin);
  tag.empty = text[close - 1] == '/';
  tag.size = close + 1;
  return tag;
}

Result<WikiElements> find_wiki_elements(std::string_view markup, std::string_view where, std::uint32_t depth) {
  Scanner scanner(markup, depth);
  if (scanner.run()) return scanner.take();
  return fail(ErrorCode::kLimitExceeded, std::string(where) + ": brackets more than " + std::to_string(depth) +
                                             " deep, the limit (byte " + std::to_string(scanner.position()) + ")");
}

}  // namespace tamga
