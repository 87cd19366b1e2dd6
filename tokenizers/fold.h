// From a word as it stands in the cleaned text to the canonical spelling that its exact key is the hash of.
#pragma once

#include <string>
#include <string_view>

namespace tamga {

// Folds a word of find_words(). In this order:
// - apostrophes go ("don't" is "dont", «жан'ы» is «жаны»), points and commas in numbers are one point ("10,5" is
// "10.5"),
//   digits of other scripts are 0 to 9;
// - Greek letters that imitate others are replaced: in a word that also has letters of another script, by the letter
// they
//   look like; in a word of Greek letters only, if the capital of every one has a look-alike («ΑΤΟΜ», «ατομ»);
// - case goes (full case folding);
// - letters become canonical (look_alikes.h), ң ө ү become н о у.
// A pure function of the word; replacing letters by look-alikes or changing case does not change the result. It is
// empty only for an empty word. Time O(n).
std::string fold_word(std::string_view word);

// What fold_word() makes of a letter or digit before U+0530 in any word, where that is always the same one character; 0
// for all others.
char32_t fold_letter(char32_t c);

// The same step by step, for any word; fold_word() looks up what it can.
std::string fold_word_by_definition(std::string_view word);

}  // namespace tamga
