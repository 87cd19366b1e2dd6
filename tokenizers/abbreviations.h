// Words whose full stop does not end a sentence.
#pragma once

#include <string_view>

namespace tamga {

// Whether `word`, as it stands in a cleaned text, is an abbreviation in Kyrgyz, Russian or English («см», "pp"), or a
// single letter: an initial («А. С. Пушкин») or a part of «т. д.», «ж.б.», "e.g.". Case does not matter.
bool is_abbreviation(std::string_view word);

}  // namespace tamga
