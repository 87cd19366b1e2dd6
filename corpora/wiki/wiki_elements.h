// Where the brackets, tags and comments of wiki markup begin and end: found in one pass, so that nothing is looked for
// twice, whatever is left open.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "engine/base/result.h"

namespace tamga {

struct WikiElement {
  enum class Kind : std::uint8_t {
    kDropped,   // a comment, a template, a formula: nothing of it is text
    kLiteral,   // nowiki, pre: the inside is text as it stands
    kLink,      // [[...]]
    kReference  // <ref>...</ref>
  };
  Kind kind = Kind::kDropped;
  std::size_t inner_begin = 0;
  std::size_t inner_end = 0;
  std::size_t end = 0;  // the first byte behind it
};

// By their first byte. What is not closed, or closed and not open, is no element but text, a comment aside, which then
// ends with the text. `where` is for messages. Errors: kLimitExceeded (brackets and references more than `depth` inside
// each other). Time O(n).
using WikiElements = std::unordered_map<std::size_t, WikiElement>;
Result<WikiElements> find_wiki_elements(std::string_view markup, std::string_view where, std::uint32_t depth);

// A tag "<name ...>", "</name>" or "<name .../>" at the head of `text`; size 0: there is none.
struct WikiTag {
  std::size_t size = 0;
  std::string_view name;  // as it is written
  bool closes = false;
  bool empty = false;  // closes itself
};
WikiTag read_wiki_tag(std::string_view text);

// Whether two names of tags are the same, capitals aside.
bool same_tag(std::string_view a, std::string_view b);

}  // namespace tamga
