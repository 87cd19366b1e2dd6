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
#include "corpora/extract/theme_colours.h"
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

// Of the first part with that role; empty where there is none.
Result<pugi::xml_document> tree_of(DocxRole role, const Parts& contents, const std::vector<DocxPart>& parts,
                                   std::string_view name, std::uint32_t depth) {
  const auto part = std::ranges::find(parts, role, &DocxPart::role);
  if (part == parts.end() || !contents.contains(part->name)) return pugi::xml_document();
  return parse_xml(contents.at(part->name), where(name, part->name), depth);
}

// Says how the text looks, beside the styles.
bool is_extra(DocxRole role) {
  return role == DocxRole::kTheme || role == DocxRole::kSettings;
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
  const auto read_those = [&](bool (*wanted_role)(DocxRole)) {
    return read_parts(bytes, name, limits, [&](std::string_view part) {
      const auto found = std::ranges::find(*parts, part, &DocxPart::name);
      return found != parts->end() && wanted_role(found->role);
    });
  };
  auto contents = read_those([](DocxRole role) { return !is_extra(role); });
  if (!contents) return std::unexpected(contents.error());
  // Where these are damaged, programs go on with what they begin with.
  const auto extras = read_those(is_extra).value_or(Parts());
  const auto extra = [&](DocxRole role) { return tree_of(role, extras, *parts, name, limits.depth); };
  const auto theme = extra(DocxRole::kTheme);
  const auto settings = extra(DocxRole::kSettings);
  const auto root = [](const auto& tree) { return tree ? tree->document_element() : pugi::xml_node(); };
  const auto styles = tree_of(DocxRole::kStyles, *contents, *parts, name, limits.depth);
  if (!styles) return std::unexpected(styles.error());
  const auto headings = heading_styles(styles->document_element());
  const DocxLooks looks(styles->document_element(), DocxTheme(root(theme), root(settings)));
  BlockWriter out(limits.text_bytes);
  DocxWalk walk(out, headings, looks);
  for (const auto& part : *parts) {
    if (part.role == DocxRole::kStyles || is_extra(part.role)) continue;
    const auto tree = parse_xml(std::exchange(contents->at(part.name), {}), where(name, part.name), limits.depth);
    if (!tree) return std::unexpected(tree.error());
    walk.read(tree->document_element(), part_of_role(part.role));
  }
  auto text = std::move(out).finish(name, "DOCX");
  if (text) add_notes(walk.signs(), text->notes);
  return text;
}

}  // namespace tamga
