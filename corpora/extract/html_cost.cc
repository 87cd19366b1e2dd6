#include "corpora/extract/html_cost.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <unordered_map>
#include <vector>

#include "corpora/extract/contains.h"

namespace tamga {
namespace {

constexpr std::uint64_t kMostTags = 2'000'000;
constexpr std::uint64_t kMostWork = 64'000'000;
constexpr auto kNowhere = std::string_view::npos;

// Elements without an end tag, and elements that the next of their kind closes. Inside SVG and MathML neither holds.
constexpr std::array<std::string_view, 27> kSelfClosing = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link",  "meta",  "param",  "source", "track", "wbr",
    "p",    "li",   "dt", "dd",  "tr",    "td", "th",  "thead", "tbody", "tfoot", "option", "rt",     "rp"};

constexpr std::array<std::string_view, 7> kRawText = {"script", "style",  "textarea", "title",
                                                      "xmp",    "iframe", "noembed"};

// An end tag inside one of these does not reach an element outside of it.
constexpr std::array<std::string_view, 8> kScopes = {"table",   "caption", "object",   "applet",
                                                     "marquee", "select",  "template", "button"};

class CostScan {
 public:
  CostScan(std::string_view html, std::string_view name, std::uint32_t depth)
      : html_(html), name_(name), limit_(std::uint64_t{depth} * 4) {}

  Status run() {
    while ((at_ = html_.find('<', at_)) != kNowhere) {
      start_ = at_;
      if (html_.substr(at_).starts_with("<!--")) {
        skip_comment();
        continue;
      }
      tag();
      if (stack_.size() > limit_) return exceeded("elements more than " + std::to_string(limit_) + " deep");
      if (tags_ > kMostTags) return exceeded("more than " + std::to_string(kMostTags) + " tags");
      if (work_ > kMostWork) return exceeded("elements nested so that no parser is quick on them");
    }
    return {};
  }

 private:
  Status exceeded(const std::string& what) const {
    return fail(ErrorCode::kLimitExceeded,
                std::string(name_) + ": " + what + ", past the limit (byte " + std::to_string(start_) + ")");
  }

  void skip_comment() { at_ = std::min({html_.find("-->", at_), html_.find("--!>", at_), html_.size()}); }

  void tag() {
    ++at_;
    const bool closing = at_ < html_.size() && html_[at_] == '/';
    if (closing) ++at_;
    const auto name = tag_name();
    if (name.empty()) return;
    ++tags_;
    const auto attributes = skip_attributes();
    work_ += attributes * attributes;
    if (closing)
      close(name);
    else
      open(name);
    work_ += stack_.size();
  }

  std::string tag_name() {
    std::string name;
    for (; at_ < html_.size(); ++at_) {
      const auto c = static_cast<unsigned char>(html_[at_]);
      if (std::isspace(c) != 0 || c == '>' || c == '/') break;
      if (name.empty() && std::isalpha(c) == 0) break;
      if (name.size() < 32) name.push_back(static_cast<char>(std::tolower(c)));
    }
    return name;
  }

  // To the end of the tag; answers at most how many attributes it has.
  std::uint64_t skip_attributes() {
    std::uint64_t words = 0;
    for (bool in_word = false; at_ < html_.size() && html_[at_] != '>'; ++at_) {
      const auto c = static_cast<unsigned char>(html_[at_]);
      const bool quote = (c == '"' || c == '\'') && html_[at_ - 1] == '=';
      if (quote) at_ = std::min(html_.find(html_[at_], at_ + 1), html_.size() - 1);
      const bool word = std::isspace(c) == 0 && c != '/' && !quote;
      words += word && !in_word ? 1U : 0U;
      in_word = word;
    }
    return words;
  }

  // To the end tag, which is text if its name is another.
  void skip_raw_text(const std::string& name) {
    const auto same = [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); };
    while ((at_ = html_.find("</", at_)) != kNowhere) {
      if (std::ranges::equal(html_.substr(at_ + 2, name.size()), name, same)) return;
      at_ += 2;
    }
    at_ = html_.size();
  }

  void open(const std::string& name) {
    const bool foreign = is_open("svg") || is_open("math");
    if (!foreign && !is_open("select") && contains(kRawText, name)) return skip_raw_text(name);
    if (!foreign && contains(kSelfClosing, name)) return;
    ++count_[name];
    stack_.push_back(name);
  }

  bool is_open(const std::string& name) const {
    const auto found = count_.find(name);
    return found != count_.end() && found->second > 0;
  }

  // Takes one element of that name off, if the end tag can reach it. What was open inside stays counted: the parser may
  // open it again behind.
  void close(const std::string& name) {
    if (!is_open(name)) return;
    for (auto at = stack_.end(); at != stack_.begin();) {
      --at;
      if (*at == name) {
        stack_.erase(at);
        --count_[name];
        return;
      }
      if (contains(kScopes, *at)) return;
    }
  }

  std::string_view html_;
  std::string_view name_;
  std::uint64_t limit_;
  std::size_t at_ = 0;
  std::size_t start_ = 0;
  std::uint64_t tags_ = 0;
  std::uint64_t work_ = 0;
  std::vector<std::string> stack_;
  std::unordered_map<std::string, std::uint64_t> count_;
};

}  // namespace

Status check_html_cost(std::string_view html, std::string_view name, std::uint32_t depth) {
  return CostScan(html, name, depth).run();
}

}  // namespace tamga
