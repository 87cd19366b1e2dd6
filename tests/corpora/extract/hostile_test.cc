// Bytes that nobody meant to be a document: no reader may crash, break the layout, or answer differently a second time.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "corpora/extract/extract.h"
#include "tests/corpora/extract/layout_check.h"
#include "tests/corpora/extract/sample_text.h"
#include "tests/support/zip_builder.h"

namespace tamga {
namespace {

using Random = std::mt19937_64;

void read_twice(const std::string& bytes, const std::string& name) {
  const auto text = extract(bytes, name);
  EXPECT_EQ(text.has_value(), extract(bytes, name).has_value());
  if (!text) {
    EXPECT_TRUE(text.error().message.starts_with(name + ": ")) << text.error().message;
    EXPECT_FALSE(text.error().message.contains('\n'));
    return;
  }
  EXPECT_EQ(*text, *extract(bytes, name));
  testing::expect_sound_layout(*text, name);
}

std::string mutated(std::string bytes, Random& random) {
  for (auto changes = random() % 8 + 1; changes > 0; --changes) {
    const auto at = random() % bytes.size();
    switch (random() % 4) {
      case 0:
        bytes[at] = static_cast<char>(random());
        break;
      case 1:
        bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 40));
        break;
      case 2:
        bytes.erase(at, random() % 40 + 1);
        break;
      default:
        bytes[at] = "<>/&\"'|#`[]()-\0"[random() % 15];
    }
    if (bytes.empty()) return "x";
  }
  return bytes;
}

TEST(Hostile, RandomBytes) {
  Random random(7);
  const std::string starts[] = {"", "PK\x03\x04", "<html>", "\xFF\xFE", "\xEF\xBB\xBF", "<?xml", "%", "\xD0\xCF"};
  for (int round = 0; round < 3'000; ++round) {
    std::string bytes = starts[random() % std::size(starts)];
    for (auto size = random() % 200; size > 0; --size) bytes += static_cast<char>(random());
    for (const auto* name : {"a.txt", "a.md", "a.docx"}) read_twice(bytes.empty() ? "x" : bytes, name);
  }
}

TEST(Hostile, MutationsOfSoundFiles) {
  Random random(8);
  const std::string page =
      "<html><meta charset=utf-8><h1>A</h1><table><tr><td>b<td>c</table><ul><li>d<b>e</ul><pre>f</pre>"
      "<p hidden>&amp;&nbsp;&#1073;</p><svg><p>x</svg><select><option>y</select></html>";
  const std::string markdown =
      "# A\n\n- b\n- c *d* `e`\n\n|f|g|\n|-|-|\n|h|i|\n\n> j\n\n[k](l) ![m](n)\n\n<div>o</div>\n\n&amp;\n";
  const std::string body =
      "<w:p><w:pPr><w:pStyle w:val='1'/></w:pPr><w:r><w:t>A</w:t><w:tab/></w:r></w:p><w:tbl><w:tr><w:tc>"
      "<w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
  const std::pair<std::string, std::string> files[] = {{"a.txt", std::string(testing::kKyrgyz)},
                                                       {"a.html", page},
                                                       {"a.md", markdown},
                                                       {"a.docx", testing::make_docx(body)}};
  for (const auto& [name, bytes] : files) {
    for (int round = 0; round < 1'500; ++round) read_twice(mutated(bytes, random), name);
  }
}

// The container stays sound here, so that the damage reaches the readers of XML.
TEST(Hostile, MutationsOfThePartsOfADocx) {
  Random random(9);
  const auto document =
      testing::word_part("w:document",
                         "<w:body><w:p><w:r><w:t>Өзөн &amp; көл</w:t><w:br/></w:r></w:p>"
                         "<w:p><w:r><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r></w:p></w:body>");
  for (int round = 0; round < 1'000; ++round) {
    read_twice(testing::make_archive(testing::ArchiveKind::kZip, {{"word/document.xml", mutated(document, random)}}),
               "a.docx");
  }
}

TEST(Hostile, MutationsOfThePartsOfOtherContainers) {
  Random random(10);
  const std::string odt =
      "<o:d><o:body><o:text><t:h>A</t:h><t:p t:style-name='x'>b<t:s t:c='3'/>c<t:note "
      "t:note-class='endnote'><t:note-body>"
      "<t:p>d</t:p></t:note-body></t:note></t:p><t:tracked-changes/></o:text></o:body></o:d>";
  const std::string slide =
      "<p:sld><p:sp><p:nvSpPr><p:nvPr><p:ph type='title'/></p:nvPr></p:nvSpPr><a:p><a:r><a:t>A</a:t></a:r><a:br/></a:p>"
      "</p:sp><a:tbl><a:tc><a:p><a:t>b</a:t></a:p></a:tc></a:tbl></p:sld>";
  const std::string package =
      "<p><item id='a' media-type='application/xhtml+xml' href='a%20b.html'/><itemref idref='a'/></p>";
  const auto zip = [](const std::vector<testing::ArchiveEntry>& parts) {
    return testing::make_archive(testing::ArchiveKind::kZip, parts);
  };
  for (int round = 0; round < 500; ++round) {
    read_twice(zip({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", mutated(odt, random)}}),
               "a.odt");
    read_twice(zip({{"ppt/presentation.xml", "<p/>"}, {"ppt/slides/slide1.xml", mutated(slide, random)}}), "a.pptx");
    read_twice(zip({{"META-INF/container.xml", mutated("<c><rootfile full-path='p.opf'/></c>", random)},
                    {"p.opf", mutated(package, random)},
                    {"a b.html", "<p>x</p>"}}),
               "a.epub");
  }
}

TEST(Hostile, MutationsOfRtf) {
  Random random(11);
  const std::string rtf =
      R"({\rtf1\ansi\ansicpg1251\uc1{\fonttbl{\f0\fcharset204 T;}}{\stylesheet{\s1\outlinelevel0 heading 1;}}\pard\s1 A\par)"
      R"(\pard\intbl b\cell\f0 \'ea\u1257?\u-10179?\u-8704?{\footnote c}{\*\x d}{\v e}{\deleted f}\bin2 xx{\upr{g}{\*\ud h}}})";
  for (int round = 0; round < 3'000; ++round) read_twice(mutated(rtf, random), "a.rtf");
}

TEST(Hostile, EveryPrefixOfADocxIsRefusedOrRead) {
  const auto docx = testing::make_docx("<w:p><w:r><w:t>text</w:t></w:r></w:p>");
  for (std::size_t size = 1; size < docx.size(); ++size) read_twice(docx.substr(0, size), "a.docx");
}

}  // namespace
}  // namespace tamga
