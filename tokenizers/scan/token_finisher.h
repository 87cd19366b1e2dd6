// From the words of a text to its tokens: sentences, their languages, and what depends on those.
#pragma once

#include <string_view>

#include "engine/text/token.h"
#include "tokenizers/scan/text_reader.h"
#include "tokenizers/scan/word_table.h"
#include "tokenizers/stemmer.h"
#include "tokenizers/stop_words.h"

namespace tamga {

// `read` is what TextReader read of `text` with `table`, and loses its tokens.
TokenizedText finish_tokens(std::string_view text, ReadText& read, WordTable& table, Stemmer& stemmer,
                            const StopWords& stop_words);

}  // namespace tamga
