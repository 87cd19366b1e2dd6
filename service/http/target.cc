#include "service/http/target.h"

#include <algorithm>
#include <cstddef>

#include "engine/text/utf8.h"

namespace tamga {
namespace {

int hex_value(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return -1;
}

// What may stand in a path or a query: text without control characters.
bool is_plain_text(std::string_view text) {
  const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  return std::ranges::none_of(text, control) && !first_invalid_utf8(text);
}

std::optional<std::string> decoded_part(std::string_view part, bool plus_is_space) {
  auto text = percent_decode(part, plus_is_space);
  if (!text || !is_plain_text(*text)) return std::nullopt;
  return text;
}

bool read_path(std::string_view path, Target& target) {
  if (path.empty() || path.front() != '/') return false;
  for (std::size_t begin = 1; begin <= path.size();) {
    const auto end = std::min(path.find('/', begin), path.size());
    if (end > begin) {
      auto segment = decoded_part(path.substr(begin, end - begin), false);
      if (!segment || *segment == "." || *segment == "..") return false;
      target.path.append(1, '/').append(*segment);
      target.segments.push_back(std::move(*segment));
    }
    begin = end + 1;
  }
  if (target.path.empty()) target.path += '/';
  return true;
}

bool read_query(std::string_view query, Target& target) {
  for (std::size_t begin = 0; begin < query.size();) {
    const auto end = std::min(query.find('&', begin), query.size());
    const auto pair = query.substr(begin, end - begin);
    begin = end + 1;
    if (pair.empty()) continue;
    const auto equals = std::min(pair.find('='), pair.size());
    auto name = decoded_part(pair.substr(0, equals), true);
    auto value = decoded_part(pair.substr(std::min(equals + 1, pair.size())), true);
    if (!name || !value) return false;
    target.query.emplace_back(std::move(*name), std::move(*value));
  }
  return true;
}

}  // namespace

std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus_is_space) {
      decoded += ' ';
    } else if (text[i] != '%') {
      decoded += text[i];
    } else {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_value(text[i + 1]);
      const int low = hex_value(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      decoded += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  return decoded;
}

std::string percent_encode(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '.' || c == '_' || c == '~';
    if (plain) {
      encoded += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    encoded += '%';
    encoded += kDigits[byte >> 4U];
    encoded += kDigits[byte & 15U];
  }
  return encoded;
}

std::optional<Target> parse_target(std::string_view text) {
  const auto printable = [](char c) { return c > 0x20 && c < 0x7f; };
  if (!std::ranges::all_of(text, printable) || text.find('#') != std::string_view::npos) return std::nullopt;
  Target target;
  const auto mark = std::min(text.find('?'), text.size());
  if (!read_path(text.substr(0, mark), target)) return std::nullopt;
  if (mark < text.size() && !read_query(text.substr(mark + 1), target)) return std::nullopt;
  return target;
}

}  // namespace tamga
