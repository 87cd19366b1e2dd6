#include "corpora/extract/css_look.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

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
  bool pushed_out = false;
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

// The numbers or lengths in the parentheses of `name`, by their commas; none where it is not called so.
std::vector<std::string> arguments_of(const std::string& value, std::string_view name) {
  std::vector<std::string> arguments;
  const auto found = value.find(std::string(name) + "(");
  if (found == std::string::npos) return arguments;
  auto rest = std::string_view(value).substr(found + name.size() + 1);
  rest = rest.substr(0, rest.find(')'));
  while (!rest.empty()) {
    const auto end = std::min(rest.find(','), rest.size());
    arguments.push_back(css_word(rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return arguments;
}

// "0.5" or "50%"; nothing for anything else.
std::optional<double> share_of(const std::string& value) {
  const auto percent = value.ends_with('%');
  const auto number = parse_css_length(percent ? value : value + "pt", 1);
  return number && value.find_first_not_of("0123456789.%+-e") == std::string::npos ? number : std::nullopt;
}

void transform(const std::string& value, Look& look) {
  for (const std::string_view name : {"scale", "scalex", "scaley", "scale3d"}) {
    for (const auto& each : arguments_of(value, name)) {
      if (const auto share = share_of(each)) look.points *= std::min(std::abs(*share), 1.0);
    }
  }
  for (const std::string_view name : {"rotatex", "rotatey"}) {  // seen from the side
    for (const auto& each : arguments_of(value, name)) look.hidden = look.hidden || each == "90deg" || each == "270deg";
  }
  for (const std::string_view name : {"translate", "translatex", "translatey", "translate3d"}) {
    for (const auto& each : arguments_of(value, name)) moved(each, look);
  }
}

// A polygon of nothing but zeros has no area.
bool clips_all(const std::string& value) {
  const bool point = value.starts_with("polygon(0") && value.find_first_of("123456789") == std::string::npos;
  return point || value.starts_with("rect(0") || value.starts_with("rect(1px") || value.starts_with("inset(50%") ||
         value.starts_with("inset(100%") || value.starts_with("circle(0") || value.starts_with("ellipse(0");
}

void room(const std::string& name, const std::string& value, const Look& look, Box& box) {
  constexpr double kWide = 1000;  // what a box is measured in percent of
  if (name == "overflow" || name == "overflow-x" || name == "overflow-y") {
    box.cut_off = value.starts_with("hidden") || value.starts_with("clip");
  }
  if (name == "height" || name == "width" || name == "max-height" || name == "max-width") {
    const auto length = parse_css_length(value, kWide);
    box.without_room = box.without_room || (length && *length < kHasNoRoom);
  }
  if (name == "text-indent") {
    const auto length = parse_css_length(value, value.ends_with('%') ? kWide : look.points);
    box.pushed_out = length && *length >= kWide;
  }
}

void place(const std::string& name, const std::string& value, CssLook& look, Box& box) {
  if (name == "text-indent" || name == "left" || name == "right" || name == "top" || name == "bottom" ||
      name.starts_with("margin") || name.starts_with("inset")) {
    for (std::size_t at = 0; at < value.size();) {
      const auto end = std::min(value.find(' ', at), value.size());
      moved(value.substr(at, end - at), look.look);
      at = end + 1;
    }
  }
  room(name, value, look.look, box);
  if ((name == "clip" || name == "clip-path") && clips_all(value)) look.look.hidden = true;
}

void see_through(const std::string& value, Look& look) {
  const auto opacity = share_of(value);
  look.without_ink = look.without_ink || (opacity && *opacity < kHardlySeen);
}

void apply_one(const std::string& name, const std::string& value, CssLook& look, Box& box) {
  if (name == "display" && value == "none") look.removed = true;
  if (name == "mso-hide" && value == "all") look.look.hidden = true;
  if (name == "visibility" && value != "inherit") look.look.hidden = value == "hidden" || value == "collapse";
  if (name == "content-visibility" && value == "hidden") look.look.hidden = true;
  if (name == "opacity") see_through(value, look.look);
  if (name == "filter") {
    for (const auto& each : arguments_of(value, "opacity")) see_through(each, look.look);
  }
  if (name == "color" || name == "-webkit-text-fill-color") colour(value, look.look);
  if (name == "background" || name == "background-color") background(value, look.look);
  if (name == "background-image" && value != "none") look.look.ground = std::nullopt;
  if (name == "font-size") font_size(value, look.look);
  if (name == "font") font(value, look.look);
  if (name == "zoom") transform("scale(" + value + ")", look.look);
  if (name == "scale") transform("scale(" + value.substr(0, value.find(' ')) + ")", look.look);
  if (name == "transform") transform(value, look.look);
  place(name, value, look, box);
}

}  // namespace

void apply_css(std::string_view declarations, CssLook& look) {
  Box box;
  for_each_declaration(declarations,
                       [&](const std::string& name, const std::string& value) { apply_one(name, value, look, box); });
  if (box.cut_off && (box.without_room || box.pushed_out)) look.look.hidden = true;
}

bool has_background(std::string_view declarations) {
  bool found = false;
  for_each_declaration(declarations, [&found](const std::string& name, const std::string& /*value*/) {
    found = found || name.starts_with("background");
  });
  return found;
}

}  // namespace tamga
