// Any bytes as the answer of a program of others: the first byte tells which. What is made of it keeps the promises of
// ExtractedText.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "corpora/extract/handed_on.h"
#include "tests/fuzz/sound_text.h"
#include "tests/fuzz/split.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view answer(reinterpret_cast<const char*>(data) + 1, size - 1);
  std::string handed;
  if (data[0] % 2 == 0) {
    handed = tamga::hand_on_old_word(answer);
  } else {
    const auto [first, second] = tamga::split<2>(answer);
    handed = tamga::hand_on_recognised(
        {{.number = 1, .table = std::string(first)}, {.number = 2, .table = std::string(second)}}, "kir+rus");
  }
  tamga::require(tamga::is_handed_on(handed), "what is handed on says so");
  if (const auto text = tamga::read_handed_on(handed, "fuzz", {})) tamga::require_sound(*text);
  return 0;
}
