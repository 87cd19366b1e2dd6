#include "corpora/extract/css_look.h"

#include <algorithm>
#include <optional>
#include <string>

#include "corpora/extract/css_value.h"

namespace tamga {
namespace {

constexpr double kFarAway = 1100;     // points; no page is so large that text could be pushed so far inside it
constexpr double kHardlySeen = 0.05;  // of opacity
constexpr double kHasNoRoom = 1.5;    // points of a box that cuts off what it holds

// What several declarations together decide.
struct Box {
  bool cut_off = false;
  bool without_room = false;
};

// "name: value" by "name: value".
template <class Visit>
void for_each_declaration(std::string_view declarations, Visit visit) {
  while (!declarations.empty()) {
    const auto end = std::min(declarations.find(';'), declarations.size());
    const auto one = declarations.substr(0, end);
    declarations.remove_prefix(std::min(end + 1, declarations.size()));
    const auto colon = one.find(':');
    if (colon == std::string_view::npos) continue;
    auto value = css_word(one.substr(colon + 1));
    value = css_word(std::string_view(value).substr(0, value.find('!')));
    visit(css_word(one.substr(0, colon)), value);
  }
}

void background(const std::string& value, Look& look) {
  if (value.contains("url(") || value.contains("gradient")) {
    look.ground = std::nullopt;
    return;
  }
  const auto whole = parse_css_colour(value);
  if (whole.transparent || value == "none" || value == "inherit" || value == "initial" || value == "unset") return;
  if (whole.colour || value.contains('(')) {
    look.ground = whole.colour;
    return;
  }
  look.ground = parse_css_colour(value.substr(0, value.find(' '))).colour;
}

void colour(const std::string& value, Look& look) {
  if (value == "inherit" || value == "currentcolor") return;
  const auto read = parse_css_colour(value);
  look.ink = read.colour;
  look.without_ink = read.transparent;
}

void font_size(const std::string& value, Look& look) {
  if (const auto size = parse_css_length(value, look.points))
    look.points = *size;
  else if (value != "inherit" && value != "smaller" && value != "larger")
    look.points = 12;  // a word: "medium"
}

// "italic 0/0 serif": the size is the first word that begins with a digit.
void font(const std::string& value, Look& look) {
  std::size_t at = 0;
  while (at < value.size()) {
    const auto end = std::min(value.find(' ', at), value.size());
    const auto word = value.substr(at, end - at);
    if (!word.empty() && (word[0] == '.' || (word[0] >= '0' && word[0] <= '9'))) {
      const auto size = parse_css_length(word.substr(0, word.find('/')), look.points);
      if (size) {
        look.points = *size;
        return;
      }
    }
    at = end + 1;
  }
}

void moved(const std::string& value, Look& look) {
  const auto length = parse_css_length(value, look.points);
  if (length && *length < -kFarAway) look.off_page = true;
}

void transform(const std::string& value, Look& look) {
  if (value.contains("scale(0)") || value.contains("scale(0,") || value.contains("scalex(0)")) look.points = 0;
  const auto open = value.find("translate");
  if (open == std::string::npos) return;
  const auto begin = value.find('(', open);
  if (begin != std::string::npos) moved(value.substr(begin + 1, value.find_first_of(",)", begin) - begin - 1), look);
}

bool clips_all(const std::string& value) {
  return value.starts_with("rect(0") || value.starts_with("rect(1px") || value.starts_with("inset(50%") ||
         value.starts_with("inset(100%") || value.starts_with("circle(0");
}

void place(const std::string& name, const std::string& value, CssLook& look, Box& box) {
  if (name == "text-indent" || name == "left" || name == "right" || name == "top" || name == "bottom" ||
      name == "margin-left" || name == "margin-top") {
    moved(value, look.look);
  }
  if (name == "overflow") box.cut_off = value.starts_with("hidden") || value.starts_with("clip");
  if (name == "height" || name == "width" || name == "max-height" || name == "max-width") {
    const auto length = parse_css_length(value, 1000);
    box.without_room = box.without_room || (length && *length < kHasNoRoom);
  }
  if ((name == "clip" || name == "clip-path") && clips_all(value)) look.look.hidden = true;
}

void apply_one(const std::string& name, const std::string& value, CssLook& look, Box& box) {
  if (name == "display" && value == "none") look.removed = true;
  if (name == "mso-hide" && value == "all") look.look.hidden = true;
  if (name == "visibility" && value != "inherit") look.look.hidden = value == "hidden" || value == "collapse";
  if (name == "opacity") {
    const auto opacity = parse_css_length(value + "pt", 0);
    look.look.without_ink = look.look.without_ink || (opacity && *opacity < kHardlySeen);
  }
  if (name == "color") colour(value, look.look);
  if (name == "background" || name == "background-color") background(value, look.look);
  if (name == "background-image" && value != "none") look.look.ground = std::nullopt;
  if (name == "font-size") font_size(value, look.look);
  if (name == "font") font(value, look.look);
  if (name == "transform") transform(value, look.look);
  place(name, value, look, box);
}

}  // namespace

void apply_css(std::string_view declarations, CssLook& look) {
  Box box;
  for_each_declaration(declarations,
                       [&](const std::string& name, const std::string& value) { apply_one(name, value, look, box); });
  if (box.cut_off && box.without_room) look.look.hidden = true;
}

bool has_background(std::string_view declarations) {
  bool found = false;
  for_each_declaration(declarations, [&found](const std::string& name, const std::string& /*value*/) {
    found = found || name.starts_with("background");
  });
  return found;
}

}  // namespace tamga
