// A PDF document in which some pages are text and others are pictures: the text of the former, and between it, on their
// places, what a program recognised on the latter.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/text/extracted_text.h"

namespace tamga {

// Whether a note of `text` says that pages of it hold no text (pages_without_text_note).
bool has_pages_without_text(const ExtractedText& text);

// The pages that hold text, each once, in order.
std::vector<std::uint32_t> pages_with_text(const ExtractedText& text);

// The blocks of both in the order of their pages; headers and footers stay behind them. Paragraphs are numbered anew,
// hidden runs keep their places, and the notes say which pages were recognised. `recognised` has no page that `text`
// has. kLimitExceeded: together they are longer than `text_bytes`; `name` is for the message. Time O(n).
Result<ExtractedText> with_recognised_pages(const ExtractedText& text, const ExtractedText& recognised,
                                            std::uint64_t text_bytes, std::string_view name);

}  // namespace tamga
