// The text of a page in wiki markup, as MediaWiki writes it.
#pragma once

#include <string_view>

#include "corpora/extract/extract.h"
#include "engine/base/result.h"
#include "engine/text/extracted_text.h"

namespace tamga {

// Paragraphs, headings, items of lists, cells of tables, the words of links; captions of pictures and notes (<ref>)
// stand behind the text. Left out: templates, comments, formulas, categories, links to other languages, marks of style,
// magic words. The reader is one of plain markup: it expands no template. Errors: kLimitExceeded (brackets deeper than
// `depth`, text). Time O(n).
Result<ExtractedText> read_wiki_markup(std::string_view bytes, std::string_view name, const ExtractLimits& limits);

// Whether the name promises wiki markup: ".mediawiki", ".wikitext".
bool is_wiki_name(std::string_view name);

}  // namespace tamga
