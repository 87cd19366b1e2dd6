// Writes a page element by element: well formed by construction, every text escaped, every term switchable between the
// languages.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "engine/report/html/value.h"

namespace tamga {

// Attributes of one element. Values are escaped when they are written.
class Attributes {
 public:
  Attributes() = default;
  Attributes(std::initializer_list<std::pair<std::string_view, std::string_view>> list);
  Attributes& add(std::string_view name, std::string_view value);
  // An attribute without a value, where `on`.
  Attributes& flag(std::string_view name, bool on = true);
  // aria-label and title-like attributes in the language of the page: "data-l" names the term for the script.
  Attributes& label(const Phrase& phrase, UiLanguage language);

  const std::string& written() const { return written_; }  // with a blank in front of each

 private:
  std::string written_;
};

class PageWriter {
 public:
  explicit PageWriter(UiLanguage language) : language_(language) {}

  UiLanguage language() const { return language_; }

  PageWriter& open(std::string_view tag, const Attributes& attributes = {});
  PageWriter& close();  // the innermost open element
  // An element without content that has no end tag: meta, link, input, br, and the shapes of a picture.
  PageWriter& single(std::string_view tag, const Attributes& attributes = {});
  // A whole element.
  PageWriter& element(std::string_view tag, const Attributes& attributes, std::string_view text);

  PageWriter& text(std::string_view text);  // foreign text
  // Foreign text on its own, so that its direction of writing disturbs nothing beside it.
  PageWriter& isolated(std::string_view text);
  PageWriter& term(Term term) { return phrase({term, {}}); }
  PageWriter& phrase(const Phrase& phrase);
  PageWriter& value(const Value& value);
  PageWriter& term_element(std::string_view tag, const Attributes& attributes, Term term);

  // Bytes written as they are: our own style, script or picture, or bytes that are escaped already.
  PageWriter& raw(std::string_view bytes);

  // The page so far. Every element must be closed.
  std::string take();

 private:
  UiLanguage language_;
  std::string page_;
  std::vector<std::string> open_;
};

}  // namespace tamga
