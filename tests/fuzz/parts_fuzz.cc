// Any bytes as the XML parts of documents, without a container around them: the first byte chooses the format; the rest
// is the part with the text, its styles, and what stands behind those.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "corpora/extract/block_writer.h"
#include "corpora/extract/docx_look.h"
#include "corpora/extract/docx_parts.h"
#include "corpora/extract/docx_styles.h"
#include "corpora/extract/docx_walk.h"
#include "corpora/extract/odt_look.h"
#include "corpora/extract/odt_walk.h"
#include "corpora/extract/part_path.h"
#include "corpora/extract/pptx_look.h"
#include "corpora/extract/pptx_walk.h"
#include "corpora/extract/relationships.h"
#include "corpora/extract/xml.h"
#include "tests/fuzz/sound_text.h"
#include "tests/fuzz/split.h"

namespace tamga {
namespace {

constexpr std::uint64_t kTextBytes = 1U << 20U;

// Empty where the bytes are refused.
pugi::xml_document tree_of(std::string_view bytes) {
  auto tree = parse_xml(bytes, "part", 64);
  return tree ? *std::move(tree) : pugi::xml_document();
}

void finish(BlockWriter out) {
  if (const auto text = std::move(out).finish("fuzz", "part")) require_sound(*text);
}

void read_docx_parts(std::string_view document, std::string_view styles, std::string_view theme) {
  const auto text = tree_of(document);
  const auto look = tree_of(styles);
  const auto headings = heading_styles(look.document_element());
  const auto colours = tree_of(theme);
  const DocxLooks looks(look.document_element(), DocxTheme(colours.document_element(), look.document_element()));
  for (const auto part : {Part::kBody, Part::kFootnote}) {
    BlockWriter out(kTextBytes);
    DocxWalk walk(out, headings, looks);
    walk.read(text.document_element(), part);
    finish(std::move(out));
  }
}

void read_odt_parts(std::string_view content, std::string_view styles) {
  const auto text = tree_of(content);
  const auto look = tree_of(styles);
  OdtLooks looks;
  looks.add(text.document_element());
  looks.add(look.document_element());
  BlockWriter out(kTextBytes);
  OdtWalk walk(out, looks);
  walk.read(text.document_element(), Part::kBody);
  walk.write_notes();
  walk.read(look.document_element(), Part::kHeader);
  finish(std::move(out));
}

void read_pptx_parts(std::string_view slide, std::string_view layout, std::string_view theme) {
  const auto text = tree_of(slide);
  const auto behind = tree_of(layout);
  const auto colours = tree_of(theme);
  const SlideLooks looks({.presentation = colours.document_element(),
                          .slide = text.document_element(),
                          .layout = behind.document_element(),
                          .master = behind.document_element(),
                          .theme = colours.document_element()});
  BlockWriter out(kTextBytes);
  write_shapes(text.document_element(), Part::kBody, &looks, out);
  finish(std::move(out));
}

void read_tables(std::string_view xml, std::string_view target) {
  for (const auto& other : read_relationships(xml, "ppt/slides/slide1.xml")) {
    require(!other.part.starts_with('/') && !other.part.starts_with("../"), "a part lies in its container");
  }
  const auto path = part_path("ppt/slides/slide1.xml", target);
  require(!path.starts_with('/') && path != ".." && !path.starts_with("../"), "a path stays in its container");
  const auto parts = docx_parts(xml, {"word/document.xml", "word/styles.xml", std::string(target)});
  for (std::size_t i = 1; i < parts.size(); ++i) {
    require(parts[i - 1].role <= parts[i].role, "parts are in the order of their roles");
  }
}

}  // namespace
}  // namespace tamga

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto [text, styles, more] =
      tamga::split<3>(std::string_view(reinterpret_cast<const char*>(data) + 1, size - 1));
  if (data[0] % 4 == 0) tamga::read_docx_parts(text, styles, more);
  if (data[0] % 4 == 1) tamga::read_odt_parts(text, styles);
  if (data[0] % 4 == 2) tamga::read_pptx_parts(text, styles, more);
  if (data[0] % 4 == 3) tamga::read_tables(text, styles);
  return 0;
}
