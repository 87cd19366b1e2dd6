// How the text of an OpenDocument file looks: what its styles say of colour, size and hiding.
#pragma once

#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "corpora/extract/visibility.h"

namespace tamga {

class OdtLooks {
 public:
  // Reads the styles of a part, whose tree must outlive this; a later part does not change those of an earlier one.
  void add(const pugi::xml_node& root);

  // What is behind the text of a page: white, or nothing where some kind of page has another colour.
  std::optional<Colour> page() const { return page_; }

  // The look that a style of `family` ("paragraph", "text", "table-cell", ...) makes of `look`.
  Look styled(std::string_view family, std::string_view style, Look look) const;

 private:
  using Key = std::pair<std::string, std::string>;  // family and name; an empty name: the default of the family
  void apply(const Key& key, Look& look, int depth) const;

  std::map<Key, pugi::xml_node> styles_;
  std::optional<Colour> page_ = kWhite;
};

// Why the content of a frame (draw:frame) is not seen; nothing: it is.
std::optional<HiddenBy> hidden_frame(const pugi::xml_node& frame);

}  // namespace tamga
