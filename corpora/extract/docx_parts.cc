#include "corpora/extract/docx_parts.h"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <utility>

#include "corpora/extract/contains.h"
#include "corpora/extract/xml.h"

namespace tamga {
namespace {

constexpr std::uint32_t kDepth = 16;  // [Content_Types].xml is flat

std::optional<DocxRole> role_of_type(std::string_view type) {
  constexpr auto kTypes = std::to_array<std::pair<std::string_view, DocxRole>>({
      {"wordprocessingml.document.main+xml", DocxRole::kMain},
      {"wordprocessingml.template.main+xml", DocxRole::kMain},
      {"ms-word.document.macroEnabled.main+xml", DocxRole::kMain},
      {"ms-word.template.macroEnabledTemplate.main+xml", DocxRole::kMain},
      {"wordprocessingml.footnotes+xml", DocxRole::kFootnotes},
      {"wordprocessingml.endnotes+xml", DocxRole::kEndnotes},
      {"wordprocessingml.comments+xml", DocxRole::kComments},
      {"wordprocessingml.header+xml", DocxRole::kHeader},
      {"wordprocessingml.footer+xml", DocxRole::kFooter},
      {"wordprocessingml.styles+xml", DocxRole::kStyles},
      {"officedocument.theme+xml", DocxRole::kTheme},
      {"wordprocessingml.settings+xml", DocxRole::kSettings},
  });
  for (const auto& [suffix, role] : kTypes) {
    if (type.ends_with(suffix)) return role;
  }
  return std::nullopt;
}

std::optional<DocxRole> role_of_name(std::string_view name) {
  constexpr auto kNames = std::to_array<std::pair<std::string_view, DocxRole>>({
      {"word/document", DocxRole::kMain},
      {"word/footnotes", DocxRole::kFootnotes},
      {"word/endnotes", DocxRole::kEndnotes},
      {"word/comments", DocxRole::kComments},
      {"word/header", DocxRole::kHeader},
      {"word/footer", DocxRole::kFooter},
      {"word/styles", DocxRole::kStyles},
      {"word/theme/theme", DocxRole::kTheme},
      {"word/settings", DocxRole::kSettings},
  });
  if (!name.ends_with(".xml")) return std::nullopt;
  name.remove_suffix(4);
  while (!name.empty() && name.back() >= '0' && name.back() <= '9') name.remove_suffix(1);
  const auto* const found = std::ranges::find(kNames, name, &std::pair<std::string_view, DocxRole>::first);
  return found == kNames.end() ? std::nullopt : std::optional(found->second);
}

std::vector<DocxPart> by_content_types(std::string_view content_types) {
  std::vector<DocxPart> parts;
  const auto tree = parse_xml(content_types, "[Content_Types].xml", kDepth);
  if (!tree) return parts;
  for (const auto& node : tree->document_element()) {
    if (local_name(node.name()) != "Override") continue;
    std::string_view name = node.attribute("PartName").value();
    if (name.starts_with('/')) name.remove_prefix(1);
    const auto role = role_of_type(node.attribute("ContentType").value());
    const bool glossary = name.starts_with("word/glossary/");  // building blocks, not part of the text
    if (role && !glossary) parts.push_back({*role, std::string(name)});
  }
  return parts;
}

bool has_main(const std::vector<DocxPart>& parts) {
  return contains(parts, DocxRole::kMain, &DocxPart::role);
}

}  // namespace

std::vector<DocxPart> docx_parts(std::string_view content_types, const std::vector<std::string>& all_names) {
  auto parts = by_content_types(content_types);
  if (!has_main(parts)) {
    parts.clear();
    for (const auto& name : all_names) {
      if (const auto role = role_of_name(name)) parts.push_back({*role, name});
    }
  }
  // "header2.xml" before "header10.xml".
  std::ranges::sort(parts, {}, [](const DocxPart& part) { return std::tuple(part.role, part.name.size(), part.name); });
  const auto repeats = std::ranges::unique(parts);
  parts.erase(repeats.begin(), repeats.end());
  return parts;
}

Part part_of_role(DocxRole role) {
  switch (role) {
    case DocxRole::kFootnotes:
      return Part::kFootnote;
    case DocxRole::kEndnotes:
      return Part::kEndnote;
    case DocxRole::kComments:
      return Part::kComment;
    case DocxRole::kHeader:
      return Part::kHeader;
    case DocxRole::kFooter:
      return Part::kFooter;
    case DocxRole::kMain:
    case DocxRole::kStyles:
    case DocxRole::kTheme:
    case DocxRole::kSettings:
      break;
  }
  return Part::kBody;
}

}  // namespace tamga
