// The rules of style sheets that hide text: those for a kind of element, a class or an id. Selectors that look at
// neighbours, ancestors or states are not followed.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "corpora/extract/css_look.h"

namespace tamga {

struct CssElement {
  std::string_view tag;
  std::string_view id;
  std::string_view classes;  // with white space between them
};

class CssRules {
 public:
  // Reads a style sheet; at most 2,000 rules of all. Media other than the screen are passed over.
  void add(std::string_view sheet);

  // Applies what the rules say of an element, in the order of kind, class, id. After ten million declarations nothing
  // is applied any more: a page can be made so that each of its elements has all rules.
  void apply(const CssElement& element, CssLook& look);

  // A background that was not followed may stand behind any text.
  bool may_have_other_grounds() const { return other_grounds_; }

 private:
  struct Rule {
    std::string tag;
    std::string id;
    std::vector<std::string> classes;
    std::string declarations;
  };
  void rule(std::string_view selectors, std::string_view declarations);
  void selector(std::string_view selector, std::string_view declarations);
  void apply_key(const std::string& key, const CssElement& element, CssLook& look);

  std::vector<Rule> rules_;
  std::map<std::string, std::vector<std::size_t>> by_key_;  // "p", ".note", "#top"
  std::uint64_t work_ = 0;
  bool other_grounds_ = false;
};

}  // namespace tamga
