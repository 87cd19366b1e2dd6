// Any bytes as Markdown: refused, or a text that keeps the promises of ExtractedText.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "corpora/extract/markdown.h"
#include "tests/fuzz/sound_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto text = tamga::read_markdown(bytes, "fuzz.md", {})) tamga::require_sound(*text);
  return 0;
}
