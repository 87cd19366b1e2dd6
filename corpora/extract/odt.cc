#include "corpora/extract/odt.h"

#include <map>
#include <string>
#include <utility>

#include "corpora/extract/block_writer.h"
#include "corpora/extract/container.h"
#include "corpora/extract/odt_look.h"
#include "corpora/extract/odt_walk.h"
#include "corpora/extract/xml.h"

namespace tamga {
namespace {

constexpr std::string_view kContent = "content.xml";
constexpr std::string_view kStyles = "styles.xml";
constexpr std::string_view kManifest = "META-INF/manifest.xml";

Result<pugi::xml_document> parse_part(const std::map<std::string, std::string>& parts, std::string_view part,
                                      std::string_view name, std::uint32_t depth) {
  const auto found = parts.find(std::string(part));
  if (found == parts.end()) return pugi::xml_document();
  return parse_xml(found->second, std::string(name) + ": part " + std::string(part), depth);
}

// Of each kind of page: what stands at its head and at its foot.
void read_page_styles(const pugi::xml_node& styles, OdtWalk& walk) {
  for (const auto& page : find_below(styles, "master-styles")) {
    for (const auto& area : page) {
      const auto name = local_name(area.name());
      if (name.starts_with("header")) walk.read(area, Part::kHeader);
      if (name.starts_with("footer")) walk.read(area, Part::kFooter);
    }
  }
}

void add_notes(const OdtSigns& signs, std::vector<std::string>& notes) {
  if (signs.tracked_changes) {
    notes.emplace_back("It holds tracked changes: what was inserted is read, what was deleted is not.");
  }
}

}  // namespace

Result<ExtractedText> read_odt(std::string_view bytes, std::string_view name, const ExtractLimits& limits) {
  const auto wanted = [](std::string_view part) { return part == kContent || part == kStyles || part == kManifest; };
  const auto parts = read_parts(bytes, name, limits, wanted);
  if (!parts) return std::unexpected(parts.error());
  const auto manifest = parts->find(std::string(kManifest));
  if (manifest != parts->end() && manifest->second.contains(":encryption-data")) {
    return fail(ErrorCode::kUnsupported, std::string(name) + ": unsupported: it is locked by a password",
                ReadingFault::kLocked);
  }
  if (!parts->contains(std::string(kContent))) {
    return fail(ErrorCode::kCorrupt, std::string(name) + ": damaged: the part with the text is missing");
  }
  const auto content = parse_part(*parts, kContent, name, limits.depth);
  if (!content) return std::unexpected(content.error());
  const auto styles = parse_part(*parts, kStyles, name, limits.depth);
  if (!styles) return std::unexpected(styles.error());
  OdtLooks looks;
  looks.add(content->document_element());
  looks.add(styles->document_element());
  BlockWriter out(limits.text_bytes);
  OdtWalk walk(out, looks);
  walk.read(find_below(*content, "body"), Part::kBody);
  walk.write_notes();
  read_page_styles(*styles, walk);
  auto text = std::move(out).finish(name, "ODT");
  if (text) add_notes(walk.signs(), text->notes);
  return text;
}

}  // namespace tamga
