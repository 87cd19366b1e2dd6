// How the text of an RTF file looks: what its control words say of colour, size and hiding.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "corpora/extract/visibility.h"

namespace tamga {

// \colortbl: numbered from 0; the first is, as a rule, the one that the program chooses.
class RtfColours {
 public:
  void word(std::string_view word, std::int32_t number);  // \red, \green, \blue
  void end_colour();                                      // ;
  std::optional<Colour> at(std::int32_t number) const;    // nothing: chosen by the program, or none

 private:
  std::vector<std::optional<Colour>> all_;
  std::optional<Colour> open_;
};

// What the words so far have set; groups copy it and restore it. Colours are numbers of the table, 0 for none.
struct RtfLook {
  bool hidden = false;
  std::int32_t ink = 0;
  std::int32_t ground = 0;
  std::int32_t highlight = 0;
  std::int32_t paragraph_ground = 0;
  std::int32_t half_points = 24;
  std::int32_t width_percent = 100;
  std::int32_t line_twips = 0;  // below 0: exactly so high
  bool shaded_cells = false;    // of the running row
  bool off_page_shape = false;  // the group stands in a shape outside every page
  bool off_page_frame = false;  // so does the paragraph
};

// Whether a word changes a look, and the change.
bool changes_look(std::string_view word);
void change_look(std::string_view word, std::optional<std::int32_t> number, RtfLook& look);

// What the letters look like. `page` is what is behind all of them, nothing where that is not known.
Look look_of(const RtfLook& look, const RtfColours& colours, bool in_table, std::optional<Colour> page);

}  // namespace tamga
