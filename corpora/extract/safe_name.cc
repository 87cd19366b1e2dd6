#include "corpora/extract/safe_name.h"

#include "engine/text/utf8.h"

namespace tamga {
namespace {

void append_escaped(std::string& out, unsigned char byte) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  out += '%';
  out += kDigits[byte >> 4U];
  out += kDigits[byte & 0xFU];
}

void append_printable(std::string& out, std::string_view valid) {
  for (const char c : valid) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F)
      append_escaped(out, byte);
    else
      out += c;
  }
}

}  // namespace

std::string safe_name(std::string_view name) {
  std::string out;
  while (const auto bad = first_invalid_utf8(name)) {
    append_printable(out, name.substr(0, *bad));
    append_escaped(out, static_cast<unsigned char>(name[*bad]));
    name.remove_prefix(*bad + 1);
  }
  append_printable(out, name);
  return out;
}

}  // namespace tamga
