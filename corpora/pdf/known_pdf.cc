#include "corpora/pdf/known_pdf.h"

#include <string>
#include <string_view>
#include <vector>

namespace tamga {
namespace {

// Bytes 1 to 4 are the letters of «көл» and a stop.
constexpr std::string_view kToUnicode =
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
    "1 begincodespacerange <00> <FF> endcodespacerange\n"
    "4 beginbfchar <01> <043A> <02> <04E9> <03> <043B> <04> <002E> endbfchar\n"
    "endcmap CMapName currentdict /CMap defineresource pop end end";

std::string stream(std::string_view content) {
  return "<</Length " + std::to_string(content.size()) + ">>stream\n" + std::string(content) + "\nendstream";
}

std::vector<std::string> objects() {
  return {"<</Type/Catalog/Pages 2 0 R>>",
          "<</Type/Pages/Kids[3 0 R]/Count 1>>",
          "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R/G 6 0 R>>>>>>",
          stream("BT /F 12 Tf 20 100 Td (Known words and ) Tj /G 12 Tf <01020304> Tj ET"),
          "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
          ("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 1/LastChar 4/Widths[500 500 500 300]"
           "/ToUnicode 7 0 R>>"),
          stream(kToUnicode)};
}

std::string padded(std::size_t offset) {
  const auto digits = std::to_string(offset);
  return std::string(10 - digits.size(), '0') + digits;
}

}  // namespace

KnownDocument known_pdf() {
  std::string bytes = "%PDF-1.4\n";
  std::string table = "0000000000 65535 f \n";
  const auto all = objects();
  for (std::size_t i = 0; i < all.size(); ++i) {
    table += padded(bytes.size()) + " 00000 n \n";
    bytes += std::to_string(i + 1) + " 0 obj\n" + all[i] + "\nendobj\n";
  }
  const auto start = bytes.size();
  const auto count = std::to_string(all.size() + 1);
  bytes += "xref\n0 " + count + "\n" + table + "trailer<</Size " + count + "/Root 1 0 R>>\nstartxref\n" +
           std::to_string(start) + "\n%%EOF\n";
  return {.name = "test.pdf", .bytes = bytes, .words = "Known words and көл."};
}

}  // namespace tamga
