// Text in an old encoding is repaired before anything else reads it: letters of pre-Unicode Kyrgyz fonts, code pages
// and UTF-8 that were read as another page (misreadings.h lists them).
//
// Decided per document, from how usual its groups of three letters are in Kyrgyz and Russian as they stand and with
// each misreading undone; up to three misreadings on top of each other. Inside a document that is repaired, a line that
// reads as another language stays: a Russian abstract keeps its щ. The guarantee of the matching is about the repaired
// text.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/extracted_text.h"
#include "tokenizers/encodings/misreadings.h"

namespace tamga {

// A decision and its evidence.
struct Repair {
  const Misreading* misreading = nullptr;  // of misreadings()
  double before = 0;                       // points a letter, of the words that change, as they stand
  double after = 0;                        // and repaired; 16 points make a text e times as likely in its language
  double margin = 0;                       // points a letter by which it leads over the next best reading
};

// The misreading that `text` shows, which is valid UTF-8; nothing if it reads as it stands. One pass over the text and
// a look at 16 KiB of it.
std::optional<Repair> find_repair(std::string_view text);

struct Repaired {
  std::string text;
  std::uint32_t letters = 0;  // characters that changed
};

// Undoes a misreading wherever the text shows it. `offsets` are bytes of `text` at the beginning of characters, in
// order, and become those of the repaired text. Time O(n).
Repaired apply_repair(const Misreading& misreading, std::string_view text, std::span<std::uint32_t> offsets);

// Repairs an extracted text if it shows a misreading: text, blocks, places of hidden runs, `repair`, and
// a note that says so.
void repair_encoding(ExtractedText& extracted);

}  // namespace tamga
