// The files that make_tricks wrote, each with the way in which it hides its words.
#pragma once

#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/text/extracted_text.h"

namespace tamga::testing {

struct Trick {
  std::string file;
  std::string how;  // "format", "colour", ...; "shown", "unreadable", "doubtful"
};
// Those whose names end so.
std::vector<Trick> tricks_of(const std::string& ending);

// That what was read shows "Seen by everybody" and keeps "secret words" apart, the way that the trick says.
void expect_set_apart(const Result<ExtractedText>& text, const Trick& trick);

}  // namespace tamga::testing
