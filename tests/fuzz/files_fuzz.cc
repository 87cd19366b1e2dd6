// Any bytes as a file: the first byte chooses the name, the rest is found out by content, decoded and read. Refused
// with a sentence, or a text that keeps its promises.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "corpora/extract/detect.h"
#include "corpora/extract/extract.h"
#include "corpora/extract/magic.h"
#include "tests/fuzz/sound_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::array<const char*, 8> kNames = {"a.txt", "a.md", "a.html", "a.docx", "a.odt", "a.pptx", "a.epub", "a"};
  constexpr tamga::ExtractLimits kSmall{.file_bytes = 1U << 20U,
                                        .text_bytes = 1U << 20U,
                                        .inflated_bytes = 4U << 20U,
                                        .part_bytes = 1U << 20U,
                                        .ratio = 200,
                                        .depth = 64,
                                        .pages = 100};
  if (size == 0) return 0;
  const std::string_view name = kNames[data[0] % kNames.size()];
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  static_cast<void>(tamga::is_pdf(bytes) || tamga::is_container_document(bytes) || tamga::known_binary(bytes));
  const auto text = tamga::extract(bytes, name, kSmall);
  if (!text) {
    tamga::require(text.error().message.starts_with(name), "a refusal names the file");
    return 0;
  }
  tamga::require_sound(*text);
  tamga::require(text->text.size() <= kSmall.text_bytes, "a text keeps its limit");
  return 0;
}
