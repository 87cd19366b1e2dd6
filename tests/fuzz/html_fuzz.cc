// Any bytes as HTML: refused, or a text that keeps the promises of ExtractedText.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "corpora/extract/html.h"
#include "tests/fuzz/sound_text.h"

constexpr std::string_view kOfEntities = "#0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto text = tamga::read_html(bytes, "fuzz.html", {})) tamga::require_sound(*text);
  const auto end = std::min(bytes.find_first_not_of(kOfEntities), bytes.size());
  const auto entity = "&" + std::string(bytes.substr(0, end)) + ";";
  tamga::require(!tamga::decode_entity(entity).empty(), "an entity has a text");
  return 0;
}
