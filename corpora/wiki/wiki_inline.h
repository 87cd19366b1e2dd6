// Small pieces of wiki markup: references to characters, links and what of them is text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tamga {

// The character that "&nbsp;", "&#1199;" or "&#x4AF;" at the head of `text` stands for, and the bytes it took; size 0:
// it stands for itself.
struct WikiCharacter {
  std::string text;
  std::size_t size = 0;
};
WikiCharacter read_wiki_entity(std::string_view text);

// What a link is, by what stands before its first "|".
enum class WikiLink { kPage, kPicture, kLeftOut };
WikiLink kind_of_link(std::string_view target);

// Whether a part of a link to a picture says how to show it ("thumb", "300px", "alt=...") and is no caption.
bool is_picture_option(std::string_view part);

// "__NOTOC__" and its like at the head of `text`: bytes; 0: there is none.
std::size_t magic_word_size(std::string_view text);

}  // namespace tamga
