// The Kyrgyz stemmer, measured on treebanks that know the lemma of every word, and on two lists.
#pragma once

#include <filesystem>
#include <vector>

#include "bench/language/figures.h"

namespace tamga::bench {

// `data` holds ky-ud/, whose test part measures; `lang` the lists ky-stem-tests.tsv and ky-stem-negative-pairs.tsv.
// Figures:
//   all forms        lemmas with two forms or more, all of which get one key
//   family precision pairs of forms with one key whose lemmas are equal, or one begins the other
//   5-gram survival  of the running text of both parts, 17.7 % of its words replaced by another form of their lemma:
//                    runs of five words whose keys are all unchanged
//   expected keys    forms of the list with the key that it names; and with the key of most forms of their lemma
//   pairs            word pairs that are told apart, or not, as the list says
std::vector<Figure> stemming_figures(const std::filesystem::path& data, const std::filesystem::path& lang);

}  // namespace tamga::bench
