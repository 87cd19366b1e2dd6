#include "corpora/extract/docx.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "corpora/extract/block_writer.h"
#include "corpora/extract/container.h"
#include "corpora/extract/contains.h"
#include "corpora/extract/docx_look.h"
#include "corpora/extract/docx_parts.h"
#include "corpora/extract/docx_styles.h"
#include "corpora/extract/docx_walk.h"
#include "corpora/extract/xml.h"

namespace tamga {
namespace {

constexpr std::string_view kContentTypes = "[Content_Types].xml";

using Parts = std::map<std::string, std::string>;

std::string where(std::string_view name, const std::string& part) {
  return std::string(name) + ": part " + part;
}

Result<std::vector<DocxPart>> choose_parts(std::string_view bytes, std::string_view name, const ExtractLimits& limits) {
  const auto types = read_parts(bytes, name, limits, [](std::string_view part) { return part == kContentTypes; });
  if (!types) return std::unexpected(types.error());
  const auto listing = list_container(bytes);
  const auto found = types->find(std::string(kContentTypes));
  auto parts = docx_parts(found == types->end() ? std::string_view() : found->second, listing.names);
  std::erase_if(parts, [&](const DocxPart& part) { return !contains(listing.names, part.name); });
  if (parts.empty() || parts.front().role != DocxRole::kMain) {
    return fail(ErrorCode::kCorrupt, std::string(name) + ": damaged: the part with the text is missing");
  }
  return parts;
}

Result<pugi::xml_document> styles_of(const Parts& contents, const std::vector<DocxPart>& parts, std::string_view name,
                                     std::uint32_t depth) {
  const auto styles = std::ranges::find(parts, DocxRole::kStyles, &DocxPart::role);
  if (styles == parts.end()) return pugi::xml_document();
  return parse_xml(contents.at(styles->name), where(name, styles->name), depth);
}

void add_notes(const DocxSigns& signs, std::vector<std::string>& notes) {
  if (signs.tracked_changes) {
    notes.emplace_back("It holds tracked changes: what was inserted is read, what was deleted is not.");
  }
  if (signs.embedded_file) notes.emplace_back("It embeds another file, which is not read.");
}

}  // namespace

Result<ExtractedText> read_docx(std::string_view bytes, std::string_view name, const ExtractLimits& limits) {
  const auto parts = choose_parts(bytes, name, limits);
  if (!parts) return std::unexpected(parts.error());
  auto contents =
      read_parts(bytes, name, limits, [&](std::string_view part) { return contains(*parts, part, &DocxPart::name); });
  if (!contents) return std::unexpected(contents.error());
  const auto styles = styles_of(*contents, *parts, name, limits.depth);
  if (!styles) return std::unexpected(styles.error());
  const auto headings = heading_styles(styles->document_element());
  const DocxLooks looks(styles->document_element());
  BlockWriter out(limits.text_bytes);
  DocxWalk walk(out, headings, looks);
  for (const auto& part : *parts) {
    if (part.role == DocxRole::kStyles) continue;
    const auto tree = parse_xml(std::exchange(contents->at(part.name), {}), where(name, part.name), limits.depth);
    if (!tree) return std::unexpected(tree.error());
    walk.read(tree->document_element(), part_of_role(part.role));
  }
  auto text = std::move(out).finish(name, "DOCX");
  if (text) add_notes(walk.signs(), text->notes);
  return text;
}

}  // namespace tamga
