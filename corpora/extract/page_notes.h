// Notes about some pages of a document.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace tamga {

// "page 2", "pages 2 and 5 to 7"; past twenty such stretches "and more". `pages` are in order, and one at least.
std::string pages_in_words(std::span<const std::uint32_t> pages);

// What is said of pages of a PDF document that hold no text, and whether a note is that.
std::string pages_without_text_note(std::span<const std::uint32_t> pages);
bool is_pages_without_text_note(std::string_view note);

// The note that says of a whole document that its text was recognised ("Its text was recognised ..."), as one about
// some pages; any other note as it is.
inline constexpr std::string_view kRecognised = "Its text was recognised";
std::string note_of_pages(std::string_view note, std::span<const std::uint32_t> pages);

// The end of each note that doubts the text layer of a PDF document, and whether a note is one of them.
inline constexpr std::string_view kDoubtfulLayer =
    ", so the text layer may not be what is drawn; --ocr reads what is drawn.";
bool is_doubt_of_layer(std::string_view note);

}  // namespace tamga
