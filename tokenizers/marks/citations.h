// Where a text names its sources: references in brackets, narrative references, references to laws, footnote digits.
#pragma once

#include <string_view>
#include <vector>

#include "engine/base/range.h"

namespace tamga {

// The citations of one paragraph, in order, as bytes of it; they do not overlap. Time O(n).
//   in brackets    "[12, с. 45]" "[5, с. 10; 7, с. 12-15]" "[3, 45-46-бб.]" "[Айтматов, 1980, с. 12]" "[Там же]"
//   in parentheses "(Айтматов, 1980)" "(Smith & Jones, 2019, p. 4)" "(Potthast et al., 2011; Barrón, 2013)"
//   narrative      "Айтматов (1980)"
//   of a law       «Закон КР от 30 июля 2013 года № 176», «2013-жылдын 30-июлундагы № 176»
//   footnotes      superscript digits behind a word or a mark: «слово²»; and lines «12 Там же. С. 5»
std::vector<ByteRange> find_citations(std::string_view paragraph);

// Whether `bracket`, which begins with "[" or "(" and ends with the same kind, is a citation.
bool is_citation(std::string_view bracket);

}  // namespace tamga
