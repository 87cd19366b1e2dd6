#include "corpora/extract/page_notes.h"

#include <vector>

namespace tamga {
namespace {

constexpr std::string_view kWithoutText = " hold no text; they may be pictures; --ocr reads what is drawn.";
constexpr std::string_view kOneWithoutText = " holds no text; it may be a picture; --ocr reads what is drawn.";
constexpr std::size_t kMostStretches = 20;

// "5 to 7" for neighbours.
std::vector<std::string> stretches(std::span<const std::uint32_t> pages) {
  std::vector<std::string> found;
  for (std::size_t begin = 0, end = 0; begin < pages.size(); begin = end) {
    for (end = begin + 1; end < pages.size() && pages[end] == pages[end - 1] + 1; ++end) {
    }
    if (found.size() == kMostStretches) {
      found.emplace_back("more");
      break;
    }
    const auto last = end - begin > 1 ? " to " + std::to_string(pages[end - 1]) : std::string();
    found.push_back(std::to_string(pages[begin]) + last);
  }
  return found;
}

}  // namespace

std::string pages_in_words(std::span<const std::uint32_t> pages) {
  const auto found = stretches(pages);
  std::string words = pages.size() == 1 ? "page " : "pages ";
  for (std::size_t i = 0; i < found.size(); ++i) {
    const bool last = i + 1 == found.size();
    words += (i == 0 ? "" : last ? " and " : ", ") + found[i];
  }
  return words;
}

std::string pages_without_text_note(std::span<const std::uint32_t> pages) {
  return "Its " + pages_in_words(pages) + std::string(pages.size() == 1 ? kOneWithoutText : kWithoutText);
}

bool is_pages_without_text_note(std::string_view note) {
  return note.ends_with(kWithoutText) || note.ends_with(kOneWithoutText);
}

std::string note_of_pages(std::string_view note, std::span<const std::uint32_t> pages) {
  if (!note.starts_with(kRecognised) || pages.empty()) return std::string(note);
  return "The text of its " + pages_in_words(pages) + std::string(note.substr(std::string_view("Its text").size()));
}

bool is_doubt_of_layer(std::string_view note) {
  return note.ends_with(kDoubtfulLayer);
}

}  // namespace tamga
