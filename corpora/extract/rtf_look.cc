#include "corpora/extract/rtf_look.h"

#include <algorithm>
#include <array>

#include "corpora/extract/contains.h"

namespace tamga {
namespace {

constexpr std::int32_t kLargestPage = 22 * 1440;  // twips, of which an inch has 1440
constexpr std::int32_t kLargestMargin = 4 * 1440;
constexpr std::int32_t kWidestFrame = 11 * 1440;
constexpr std::int32_t kLeastLine = 60;
constexpr std::int32_t kLeastWidth = 10;  // percent of the width of letters

constexpr auto kWords =
    std::to_array<std::string_view>({"v",      "plain",     "pard",       "cf",      "cb",      "chcbpat", "highlight",
                                     "cbpat",  "fs",        "charscalex", "trowd",   "clcbpat", "shpleft", "shpright",
                                     "shptop", "shpbottom", "posx",       "posnegx", "posy",    "posnegy", "sl"});

void plain(RtfLook& look) {
  look.hidden = false;
  look.ink = look.ground = look.highlight = 0;
  look.half_points = 24;
  look.width_percent = 100;
}

void place(std::string_view word, std::int32_t number, RtfLook& look) {
  if (word == "shpleft" || word == "shptop") look.off_page_shape = look.off_page_shape || number > kLargestPage;
  if (word == "shpright" || word == "shpbottom") look.off_page_shape = look.off_page_shape || number < -kLargestMargin;
  if (word.starts_with("pos")) {
    look.off_page_frame = look.off_page_frame || number > kLargestPage || number < -kLargestMargin - kWidestFrame;
  }
}

}  // namespace

void RtfColours::word(std::string_view word, std::int32_t number) {
  const auto value = static_cast<std::uint8_t>(std::clamp(number, 0, 255));
  if (word != "red" && word != "green" && word != "blue") return;
  if (!open_) open_ = Colour{};
  (word == "red" ? open_->red : word == "green" ? open_->green : open_->blue) = value;
}

void RtfColours::end_colour() {
  constexpr std::size_t kMost = 10'000;
  if (all_.size() < kMost) all_.push_back(open_);
  open_ = std::nullopt;
}

std::optional<Colour> RtfColours::at(std::int32_t number) const {
  if (number < 0 || static_cast<std::size_t>(number) >= all_.size()) return std::nullopt;
  return all_[static_cast<std::size_t>(number)];
}

bool changes_look(std::string_view word) {
  return contains(kWords, word);
}

void change_look(std::string_view word, std::optional<std::int32_t> number, RtfLook& look) {
  const auto value = number.value_or(0);
  if (word == "v") look.hidden = number.value_or(1) != 0;
  if (word == "plain") plain(look);
  if (word == "pard") look.paragraph_ground = 0;
  if (word == "pard") look.off_page_frame = false;
  if (word == "pard") look.line_twips = 0;
  if (word == "sl") look.line_twips = value;
  if (word == "cf") look.ink = value;
  if (word == "cb" || word == "chcbpat") look.ground = value;
  if (word == "highlight") look.highlight = value;
  if (word == "cbpat") look.paragraph_ground = value;
  if (word == "fs") look.half_points = number.value_or(24);
  if (word == "charscalex") look.width_percent = number.value_or(100);
  if (word == "trowd") look.shaded_cells = false;
  if (word == "clcbpat") look.shaded_cells = true;
  place(word, value, look);
}

Look look_of(const RtfLook& look, const RtfColours& colours, bool in_table, std::optional<Colour> page) {
  Look seen{.hidden = look.hidden, .ground = page};
  seen.cut_off = look.line_twips < 0 && look.line_twips > -kLeastLine;
  seen.off_page = look.off_page_shape || look.off_page_frame;
  seen.points = look.width_percent < kLeastWidth ? 0 : static_cast<double>(look.half_points) / 2;
  seen.ink = colours.at(look.ink);
  if (in_table && look.shaded_cells) seen.ground = std::nullopt;
  for (const auto ground : {look.paragraph_ground, look.ground, look.highlight}) {
    if (ground == 0) continue;  // none, even where the table gives its first colour a value: letters have that one
    if (const auto colour = colours.at(ground)) seen.ground = colour;
  }
  return seen;
}

}  // namespace tamga
