// Any bytes as what is drawn on two pages of a PDF document whose fonts, picture and states of drawing are sound:
// refused, or a text that keeps the promises of ExtractedText.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpora/pdf/pdf_reader.h"
#include "tests/fuzz/sound_text.h"
#include "tests/fuzz/split.h"

namespace tamga {
namespace {

std::string stream(std::string_view dictionary, std::string_view content) {
  return "<<" + std::string(dictionary) + "/Length " + std::to_string(content.size()) + ">>stream\n" +
         std::string(content) + "\nendstream";
}

std::vector<std::string> objects(std::string_view first, std::string_view second) {
  const std::string page =
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Resources<</Font<</F 7 0 R/G 8 0 R/T 10 0 R>>"
      "/XObject<</P 12 0 R/X 13 0 R>>/ExtGState<</C<</ca 0.01>>/M<</BM/Multiply>>>>"
      "/Pattern<</H 14 0 R>>>>/Contents ";
  return {"<</Type/Catalog/Pages 2 0 R>>",
          "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
          page + "5 0 R>>",
          page + "6 0 R>>",
          stream("", first),
          stream("", second),
          "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
          "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 1/LastChar 3/Widths[500 500 500]/ToUnicode 9 0 R>>",
          stream("",
                 "begincmap 1 begincodespacerange <00> <FF> endcodespacerange\n"
                 "3 beginbfchar <01> <043A> <02> <04E9> <03> <E001> endbfchar endcmap"),
          "<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[.1 0 0 .1 0 0]/CharProcs<</a 11 0 R>>"
          "/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[9]>>",
          stream("", "9 0 0 0 9 9 d1 0 0 9 9 re f"),
          stream("/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", "x"),
          stream("/Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources<</Font<</F 7 0 R>>>>",
                 "BT /F 9 Tf 5 5 Td (form) Tj ET"),
          "<</PatternType 2/Shading<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 9 9]"
          "/Function<</FunctionType 2/Domain[0 1]/N 1>>>>>>"};
}

std::string pdf_of(std::string_view first, std::string_view second) {
  std::string bytes = "%PDF-1.4\n";
  std::vector<std::size_t> offsets;
  for (const auto& object : objects(first, second)) {
    offsets.push_back(bytes.size());
    bytes += std::to_string(offsets.size()) + " 0 obj\n" + object + "\nendobj\n";
  }
  const auto table = bytes.size();
  bytes += "xref\n0 " + std::to_string(offsets.size() + 1) + "\n0000000000 65535 f \n";
  for (const auto offset : offsets) {
    const auto digits = std::to_string(offset);
    bytes += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
  }
  return bytes + "trailer<</Size " + std::to_string(offsets.size() + 1) + "/Root 1 0 R>>\nstartxref\n" +
         std::to_string(table) + "\n%%EOF\n";
}

}  // namespace
}  // namespace tamga

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [first, second] = tamga::split<2>(std::string_view(reinterpret_cast<const char*>(data), size));
  const auto bytes = tamga::pdf_of(first, second);
  if (const auto text = tamga::read_pdf(bytes, "fuzz.pdf", {})) {
    tamga::require_sound(*text);
    for (const auto& block : text->blocks) tamga::require(block.page == 1 || block.page == 2, "a block has its page");
  }
  return 0;
}
