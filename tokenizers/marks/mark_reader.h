// All marks of a text, from its layout, its characters and its tokens.
#pragma once

#include <vector>

#include "engine/text/extracted_text.h"
#include "engine/text/signs.h"
#include "engine/text/token.h"
#include "tokenizers/marks/bibliography.h"
#include "tokenizers/marks/headings.h"
#include "tokenizers/marks/page_layout.h"
#include "tokenizers/marks/phrases.h"

namespace tamga {

// Immutable once built, so any number of threads may ask.
class MarkReader {
 public:
  MarkReader();

  // The marks of `text`, by place, then by kind; `tokens` are its own. Time O(n) for any text.
  std::vector<Mark> read(const ExtractedText& text, const TokenizedText& tokens) const;

 private:
  class Reading;

  HeadingReader headings_;
  BibliographyCues bibliography_;
  PhraseTable attributions_;
  PhraseTable title_page_cues_;
  PhraseTable announcements_;
};

}  // namespace tamga
