// Which 8-bit code page a text is in, judged by how its letters would stand in words of Kyrgyz and Russian.
//
// uchardet is not asked first: on 100 bytes of Kyrgyz it calls one text in ten in CP1251 Mac Cyrillic, it knows neither
// PT154 nor KZ-1048, and one short text in a hundred it takes for Greek or Chinese. It is asked about what is not
// Cyrillic.
#pragma once

#include <string_view>

#include "corpora/extract/code_pages.h"

namespace tamga {

// How a text reads in a page, and whether it looks like one in Cyrillic at all.
struct CyrillicGuess {
  CodePage page = CodePage::kCp1251;
  bool plausible = false;  // words of Cyrillic letters, in the case and with the letters that words have
  bool latin = false;      // its high bytes stand between ASCII letters, as in "café"
};

// Looks at no more than 256 KiB from the first byte past ASCII on.
CyrillicGuess guess_cyrillic(std::string_view bytes);

// CP1251, PT154 or KZ-1048, for a text known to be in one of them: the Kyrgyz letters of the last two stand where
// CP1251 has signs and letters of Serbian and Ukrainian, which make no Kyrgyz word.
CodePage refine_cp1251(std::string_view bytes);

}  // namespace tamga
