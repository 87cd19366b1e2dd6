#include "corpora/wiki/wiki_inline.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include "corpora/extract/contains.h"
#include "engine/text/utf8.h"

namespace tamga {
namespace {

using namespace std::string_view_literals;

constexpr auto kEntities = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"amp", "&"},    {"lt", "<"},       {"gt", ">"},     {"quot", "\""},  {"apos", "'"},   {"nbsp", "\u00A0"},
    {"ndash", "–"},  {"mdash", "—"},    {"laquo", "«"},  {"raquo", "»"},  {"ldquo", "“"},  {"rdquo", "”"},
    {"bdquo", "„"},  {"lsquo", "‘"},    {"rsquo", "’"},  {"hellip", "…"}, {"minus", "−"},  {"times", "×"},
    {"deg", "°"},    {"shy", "\u00AD"}, {"ensp", " "},   {"emsp", " "},   {"thinsp", " "}, {"sect", "§"},
    {"middot", "·"}, {"bull", "•"},     {"plusmn", "±"}, {"euro", "€"},   {"copy", "©"},   {"zwnj", "\u200C"},
});

constexpr std::array kPictures = {"file"sv,  "image"sv, "файл"sv, "изображение"sv, "сүрөт"sv,
                                  "медиа"sv, "media"sv, "Файл"sv, "Изображение"sv, "Сүрөт"sv};
constexpr std::array kLeftOut = {"category"sv, "категория"sv, "Категория"sv, "template"sv, "шаблон"sv,
                                 "Шаблон"sv,   "Калып"sv,     "калып"sv,     "special"sv};
constexpr std::array kOptions = {"thumb"sv,    "thumbnail"sv, "frame"sv, "frameless"sv, "border"sv,  "left"sv,
                                 "right"sv,    "center"sv,    "none"sv,  "upright"sv,   "мини"sv,    "миниатюра"sv,
                                 "справа"sv,   "слева"sv,     "центр"sv, "солдо"sv,     "оңдо"sv,    "обрамить"sv,
                                 "безрамки"sv, "граница"sv,   "sub"sv,   "super"sv,     "baseline"sv};

std::string_view trimmed(std::string_view text) {
  const auto begin = std::min(text.find_first_not_of(" \t\n"), text.size());
  text.remove_prefix(begin);
  return text.substr(0, text.find_last_not_of(" \t\n") + 1);
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

// "en", "zh-min-nan", "simple": what stands before the name of a page in another language.
bool is_language(std::string_view prefix) {
  if (prefix.size() < 2 || prefix.size() > 12 ||
      prefix.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") != prefix.npos) {
    return false;
  }
  return prefix.size() <= 3 || prefix.contains('-') || prefix == "simple";
}

bool is_character(std::uint32_t code) {
  return code >= 0x20 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF) && code != 0x7F && code != 0xFEFF;
}

}  // namespace

WikiCharacter read_wiki_entity(std::string_view text) {
  constexpr std::size_t kLongest = 12;
  const auto end = text.substr(0, kLongest).find(';');
  if (!text.starts_with('&') || end == std::string_view::npos) return {};
  auto name = text.substr(1, end - 1);
  if (name.starts_with('#')) {
    name.remove_prefix(1);
    const bool hex = name.starts_with('x') || name.starts_with('X');
    if (hex) name.remove_prefix(1);
    std::uint32_t code = 0;
    const auto [stop, failed] = std::from_chars(name.data(), name.data() + name.size(), code, hex ? 16 : 10);
    if (failed != std::errc() || stop != name.data() + name.size() || !is_character(code)) return {};
    std::string character;
    append_utf8(character, static_cast<char32_t>(code));
    return {std::move(character), end + 1};
  }
  const auto* const found = std::ranges::find(kEntities, name, &std::pair<std::string_view, std::string_view>::first);
  if (found == kEntities.end()) return {};
  return {std::string(found->second), end + 1};
}

WikiLink kind_of_link(std::string_view target) {
  target = trimmed(target);
  if (target.starts_with(':')) return WikiLink::kPage;  // a link to a picture or a category, not the thing itself
  const auto colon = target.find(':');
  if (colon == std::string_view::npos) return WikiLink::kPage;
  const auto prefix = lower_ascii(trimmed(target.substr(0, colon)));
  if (contains(kPictures, prefix)) return WikiLink::kPicture;
  return contains(kLeftOut, prefix) || is_language(prefix) ? WikiLink::kLeftOut : WikiLink::kPage;
}

bool is_picture_option(std::string_view part) {
  part = trimmed(part);
  const auto is_size = [part] {
    const auto digits = std::min(part.find_first_not_of("0123456789x"), part.size());
    return digits > 0 && (part.substr(digits) == "px" || part.substr(digits) == "пкс");
  };
  return part.empty() || contains(kOptions, lower_ascii(part)) || is_size() || part.substr(0, 12).contains('=');
}

std::size_t magic_word_size(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  if (!text.starts_with("__")) return 0;
  const auto end = text.substr(0, kLongest).find("__", 2);
  if (end == std::string_view::npos || end == 2) return 0;
  const auto word = text.substr(2, end - 2);
  return word.find_first_of(" \t\n_'[]{}<>|=.,abcdefghijklmnopqrstuvwxyz") == std::string_view::npos ? end + 2 : 0;
}

}  // namespace tamga
