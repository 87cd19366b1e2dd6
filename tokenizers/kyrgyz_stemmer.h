// A light stemmer for Kyrgyz: takes endings off until forms of one word meet.
//
// Kyrgyz adds endings in a fixed order, each in the vowel of the stem and in a consonant that fits: noun + plural +
// possessive + case + person, verb + voice + negation + tense + person; participles are nouns again. The stemmer takes
// them off from the end, one of each place, as long as the rest could be a stem: long enough, with a vowel, in vowel
// harmony with the ending, with a consonant that the ending may follow. A noun is gone through again until nothing
// comes off, so a word and its forms meet even where the word itself looks like a form (кызмат). Source: our own work;
// no stemmer of Kyrgyz with a free licence exists.
//
// It works on folded letters (о у н for ө ү ң), so words typed on a Russian keyboard have the same stems. What comes
// out need not be a word; it is there to be compared.
#pragma once

#include <string>
#include <string_view>

namespace tamga {

// The stem of a word in small Cyrillic letters, folded; a pure function. Words under four letters stay as they are but
// for a final ь and a final б or г, which are п and к before no ending. Time O(length).
std::string kyrgyz_stem(std::string_view word);

}  // namespace tamga
