#include "engine/report/html/visible_text.h"

#include <array>
#include <cstddef>
#include <cstdint>

#include "engine/text/utf8.h"

namespace tamga {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

// Bytes that are well-formed from the start of `text`; none if it starts with a broken sequence.
std::size_t valid_prefix(std::string_view text) {
  return first_invalid_utf8(text).value_or(text.size());
}

// The control of writing direction that `text` starts with, written out; empty if there is none. LRM, RLM and ALM are
// left as they are: they order what is beside them and reach no further.
std::string_view direction_control(std::string_view text) {
  if (!text.starts_with("\xE2\x80") && !text.starts_with("\xE2\x81")) return {};
  struct Control {
    std::string_view bytes, shown;
  };
  // In bytes: written as characters they would reorder this very page.
  static constexpr std::array<Control, 9> kControls = {{{"\xE2\x80\xAA", "[U+202A]"},
                                                        {"\xE2\x80\xAB", "[U+202B]"},
                                                        {"\xE2\x80\xAC", "[U+202C]"},
                                                        {"\xE2\x80\xAD", "[U+202D]"},
                                                        {"\xE2\x80\xAE", "[U+202E]"},
                                                        {"\xE2\x81\xA6", "[U+2066]"},
                                                        {"\xE2\x81\xA7", "[U+2067]"},
                                                        {"\xE2\x81\xA8", "[U+2068]"},
                                                        {"\xE2\x81\xA9", "[U+2069]"}}};
  for (const auto& control : kControls) {
    if (text.starts_with(control.bytes)) return control.shown;
  }
  return {};
}

bool is_control(std::string_view text) {
  const auto byte = static_cast<unsigned char>(text[0]);
  if (byte < 0x20) return byte != '\t' && byte != '\n';
  if (byte == 0x7F) return true;
  return byte == 0xC2 && text.size() > 1 && static_cast<unsigned char>(text[1]) < 0xA0;  // U+0080..U+009F
}

void append_visible(std::string& out, std::string_view valid) {
  for (std::size_t at = 0; at < valid.size(); ++at) {
    const auto rest = valid.substr(at);
    if (const auto shown = direction_control(rest); !shown.empty()) {
      out += shown;
      at += 2;  // each of them has three bytes
    } else if (is_control(rest)) {
      out += kReplacement;
      at += rest[0] == '\xC2' ? 1 : 0;
    } else {
      out += valid[at];
    }
  }
}

}  // namespace

std::string visible_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto valid = valid_prefix(text);
    append_visible(out, text.substr(0, valid));
    text.remove_prefix(valid);
    if (text.empty()) break;
    out += kReplacement;
    text.remove_prefix(1);
    while (!text.empty() && (static_cast<std::uint8_t>(text[0]) & 0xC0U) == 0x80U) text.remove_prefix(1);
  }
  return out;
}

std::string escaped_text(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (const char c : visible_text(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace tamga
