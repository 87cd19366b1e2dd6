// A PDF document of our own with known words, made so that reading it loads all that reading any loads.
#pragma once

#include "corpora/extract/self_test.h"

namespace tamga {

// One page; its letters of Kyrgyz come out of a map from glyphs to Unicode, as in every PDF with embedded fonts.
KnownDocument known_pdf();

}  // namespace tamga
