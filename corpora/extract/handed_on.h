// What programs of others made of a document, handed on to be read behind the wall: it is as hostile as the document.
//
// Both begin with a line of their own, which says how to read the rest. A file that is handed in with such a line is
// read the same way, which does it no good.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpora/extract/extract.h"

namespace tamga {

// The answer of catdoc: a paragraph a line, in UTF-8.
std::string hand_on_old_word(std::string_view answer);

// The tables of words, one a page, that tesseract answered with. `languages` is what it was told to read.
struct RecognisedPage {
  std::uint32_t number = 1;
  std::string table;
};
std::string hand_on_recognised(const std::vector<RecognisedPage>& pages, std::string_view languages);

bool is_handed_on(std::string_view bytes);

// Errors: kLimitExceeded (text); kUnsupported (there are no words in pictures). Recognised words come with a note about
// how sure the program was of them, on average and on each doubtful page.
Result<ExtractedText> read_handed_on(std::string_view bytes, std::string_view name, const ExtractLimits& limits);

}  // namespace tamga
