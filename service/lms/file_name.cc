#include "service/lms/file_name.h"

#include <algorithm>
#include <optional>

#include "engine/text/utf8.h"

namespace tamga {
namespace {

constexpr std::size_t kMostNameBytes = 255;
constexpr std::size_t kMostExtensionBytes = 16;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// Nothing where a percent sign is not followed by two digits.
std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_blank) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus_is_blank) {
      decoded.push_back(' ');
    } else if (text[i] != '%') {
      decoded.push_back(text[i]);
    } else {
      const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
      if (high < 0 || low < 0) return std::nullopt;
      decoded.push_back(static_cast<char>(high * 16 + low));
      i += 2;
    }
  }
  return decoded;
}

std::string sound_utf8(std::string_view text) {
  std::string sound;
  while (const auto bad = first_invalid_utf8(text)) {
    sound.append(text.substr(0, *bad));
    sound.append("\xEF\xBF\xBD");
    text.remove_prefix(*bad + 1);
  }
  return sound.append(text);
}

std::string without_controls(std::string text) {
  std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  return text;
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return result;
}

// What stands behind "filename=": to the closing quotation mark, which ends the value or has a semicolon behind it.
std::string_view quoted_or_bare(std::string_view value) {
  if (!value.starts_with('"')) {
    value = value.substr(0, value.find(';'));
    return value.substr(0, value.find_last_not_of(' ') + 1);
  }
  value.remove_prefix(1);
  for (auto quote = value.find('"'); quote != std::string_view::npos; quote = value.find('"', quote + 1)) {
    const auto behind = value.find_first_not_of(' ', quote + 1);
    if (behind == std::string_view::npos || value[behind] == ';') return value.substr(0, quote);
  }
  return value;
}

// filename*=charset'language'encoded; nothing of another charset than UTF-8.
std::optional<std::string> extended(std::string_view value) {
  value = value.substr(0, value.find(';'));
  const auto first = value.find('\'');
  const auto second = first == std::string_view::npos ? first : value.find('\'', first + 1);
  if (second == std::string_view::npos || lower(value.substr(0, first)) != "utf-8") return std::nullopt;
  return percent_decoded(value.substr(second + 1), false);
}

// A blank beside encoded characters says that "+" is not one; without blanks, "+" is one where others are encoded.
std::string decoded_name(std::string_view raw, bool form_encoded) {
  const bool encoded = raw.find('%') != std::string_view::npos;
  const bool plus_is_blank = form_encoded || (encoded && raw.find(' ') == std::string_view::npos);
  const auto decoded = percent_decoded(raw, plus_is_blank);
  if (decoded && !first_invalid_utf8(*decoded)) return *decoded;
  return std::string(raw);
}

}  // namespace

std::string_view cut_text(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
  return text.substr(0, most);
}

std::string decoded_title(std::string_view title, std::size_t most_bytes) {
  const auto decoded = percent_decoded(title, false);
  const bool use = decoded && !first_invalid_utf8(*decoded);
  return std::string(cut_text(without_controls(sound_utf8(use ? *decoded : title)), most_bytes));
}

std::string harmless_name(std::string_view name) {
  const auto slash = name.find_last_of("/\\");
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  const std::string sound = without_controls(sound_utf8(name));
  if (sound.size() <= kMostNameBytes) return sound;
  const auto dot = sound.rfind('.');
  std::string extension = dot == std::string::npos ? "" : sound.substr(dot);
  if (extension.size() > kMostExtensionBytes) extension.clear();
  return std::string(cut_text(sound, kMostNameBytes - extension.size())) + extension;
}

std::string file_name_of(std::string_view disposition, bool form_encoded) {
  std::string whole(disposition);
  if (lower(disposition).find("filename%3d") != std::string::npos) {
    const auto decoded = percent_decoded(disposition, true);
    if (!decoded) return {};
    whole = *decoded;
  }
  const std::string names = lower(whole);
  if (const auto star = names.find("filename*="); star != std::string::npos) {
    if (const auto name = extended(std::string_view(whole).substr(star + 10))) return harmless_name(*name);
  }
  const auto at = names.find("filename=");
  if (at == std::string::npos) return {};
  return harmless_name(decoded_name(quoted_or_bare(std::string_view(whole).substr(at + 9)), form_encoded));
}

}  // namespace tamga
