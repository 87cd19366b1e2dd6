// Any text: what comes out of the repair of encodings is valid UTF-8, its blocks lie in it, and it reads as it stands.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "engine/text/extracted_text.h"
#include "engine/text/utf8.h"
#include "tokenizers/encodings/repair.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  tamga::ExtractedText extracted;
  extracted.text.assign(reinterpret_cast<const char*>(data), size);
  if (tamga::first_invalid_utf8(extracted.text)) return 0;
  const auto end = static_cast<std::uint32_t>(size);
  extracted.blocks.push_back({{0, end}, tamga::Part::kBody, 1, 0});
  tamga::repair_encoding(extracted);
  if (tamga::first_invalid_utf8(extracted.text)) std::abort();
  if (extracted.blocks[0].range.begin != 0 || extracted.blocks[0].range.end != extracted.text.size()) std::abort();
  if (extracted.repair.has_value() == extracted.notes.empty()) std::abort();
  return 0;
}
