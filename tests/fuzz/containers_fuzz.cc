// Any bytes as the part of a container that holds its text: the first byte chooses the format, the rest is the part.
// The container around it is sound, so that the bytes reach the readers of XML.
#include <cstddef>
#include <cstdint>
#include <string>

#include "corpora/extract/extract.h"
#include "tests/fuzz/sound_text.h"
#include "tests/support/zip_builder.h"

namespace tamga {
namespace {

std::string container_of(std::uint8_t format, const std::string& part) {
  using testing::ArchiveKind;
  using testing::make_archive;
  switch (format % 5) {
    case 0:
      return make_archive(ArchiveKind::kZip, {{"word/document.xml", part}});
    case 1:
      return make_archive(ArchiveKind::kZip,
                          {{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", part}});
    case 2:
      return make_archive(ArchiveKind::kZip, {{"ppt/presentation.xml", "<p/>"}, {"ppt/slides/slide1.xml", part}});
    case 3:
      return make_archive(ArchiveKind::kZip, {{"mimetype", "application/epub+zip"},
                                              {"META-INF/container.xml", "<c><rootfile full-path='p'/></c>"},
                                              {"p", part},
                                              {"a", "<p>chapter</p>"}});
    default:
      return make_archive(ArchiveKind::kZip,
                          {{"ppt/presentation.xml", "<p xmlns:r='r'><sldIdLst><s r:id='a'/></sldIdLst></p>"},
                           {"ppt/_rels/presentation.xml.rels", part},
                           {"ppt/slides/slide1.xml", "<p><t>slide</t></p>"}});
  }
}

}  // namespace
}  // namespace tamga

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string part(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (const auto text = tamga::extract(tamga::container_of(data[0], part), "fuzz")) tamga::require_sound(*text);
  return 0;
}
