#include "corpora/extract/pptx.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "corpora/extract/block_writer.h"
#include "corpora/extract/container.h"
#include "corpora/extract/pptx_walk.h"
#include "corpora/extract/relationships.h"
#include "corpora/extract/xml.h"

namespace tamga {
namespace {

constexpr std::string_view kMain = "ppt/presentation.xml";

using Parts = std::map<std::string, std::string>;

bool holds_text(std::string_view part) {
  if (!part.starts_with("ppt/")) return false;
  if (part == kMain || part == "ppt/_rels/presentation.xml.rels") return true;
  return part.starts_with("ppt/slides/") || part.starts_with("ppt/notesSlides/") ||
         part.starts_with("ppt/diagrams/data") || part.starts_with("ppt/slideLayouts/") ||
         part.starts_with("ppt/slideMasters/") || part.starts_with("ppt/theme/");
}

std::vector<Relationship> relationships_of(const Parts& parts, const std::string& part) {
  const auto found = parts.find(relationships_part(part));
  return found == parts.end() ? std::vector<Relationship>() : read_relationships(found->second, part);
}

// "ppt/slides/slide10.xml" behind "ppt/slides/slide2.xml": where the presentation does not say the order.
std::vector<std::string> slides_by_number(const Parts& parts) {
  std::vector<std::string> slides;
  for (const auto& [part, xml] : parts) {
    if (part.starts_with("ppt/slides/slide") && part.ends_with(".xml")) slides.push_back(part);
  }
  std::ranges::stable_sort(slides, {}, &std::string::size);
  return slides;
}

std::vector<std::string> slides_in_order(const Parts& parts, const pugi::xml_node& presentation) {
  const auto list = child_of(presentation, "sldIdLst");
  const auto known = relationships_of(parts, std::string(kMain));
  std::vector<std::string> slides;
  for (const auto& entry : list) {
    const std::string_view id = entry
                                    .find_attribute([](const pugi::xml_attribute& each) {
                                      return std::string_view(each.name()) != "id" && local_name(each.name()) == "id";
                                    })
                                    .value();
    const auto found = std::ranges::find(known, id, &Relationship::id);
    if (found != known.end() && parts.contains(found->part)) slides.push_back(found->part);
  }
  return slides.empty() ? slides_by_number(parts) : slides;
}

class Reader {
 public:
  Reader(const Parts& parts, std::string_view name, const ExtractLimits& limits)
      : parts_(parts), name_(name), limits_(limits), out_(limits.text_bytes) {}

  void set_presentation(const pugi::xml_node& presentation) { presentation_ = presentation; }

  Status slide(const std::string& part, std::uint32_t number) {
    out_.set_page(number);
    const auto tree = parse(part);
    if (!tree) return std::unexpected(tree.error());
    const std::string_view shown = tree->document_element().attribute("show").value();
    if (shown == "0" || shown == "false") ++hidden_;
    const auto& layout = shared(related(part, "slideLayout"));
    const auto& master = shared(related(layout.name, "slideMaster"));
    const auto& theme = shared(related(master.name, "theme"));
    const SlideLooks looks({.presentation = presentation_,
                            .slide = tree->document_element(),
                            .layout = layout.tree.document_element(),
                            .master = master.tree.document_element(),
                            .theme = theme.tree.document_element()});
    write_shapes(tree->document_element(), Part::kBody, &looks, out_);
    for (const auto& [type, kind] : {std::pair{"diagramData", Part::kBody}, std::pair{"notesSlide", Part::kComment}}) {
      for (const auto& other : relationships_of(parts_, part)) {
        if (other.type != type || !parts_.contains(other.part)) continue;
        const auto inner = parse(other.part);
        if (!inner) return std::unexpected(inner.error());
        write_shapes(inner->document_element(), kind, nullptr, out_);
      }
    }
    return {};
  }

  Result<ExtractedText> finish() && {
    auto text = std::move(out_).finish(name_, "PPTX");
    if (text && hidden_ > 0) {
      text->notes.push_back(std::to_string(hidden_) + " of its slides are hidden; they are read like the rest.");
    }
    return text;
  }

  Result<pugi::xml_document> parse(const std::string& part) const {
    return parse_xml(parts_.at(part), std::string(name_) + ": part " + part, limits_.depth);
  }

 private:
  // What slides share; empty where it cannot be read, which changes no word of the text.
  struct Shared {
    std::string name;
    pugi::xml_document tree;
  };

  std::string related(const std::string& part, std::string_view type) const {
    for (const auto& other : relationships_of(parts_, part)) {
      if (other.type == type && parts_.contains(other.part)) return other.part;
    }
    return {};
  }

  const Shared& shared(const std::string& part) {
    const auto known = shared_.find(part);
    if (known != shared_.end()) return known->second;
    Shared read{.name = part, .tree = {}};
    if (!part.empty()) {
      if (auto tree = parse(part)) read.tree = *std::move(tree);
    }
    return shared_.emplace(part, std::move(read)).first->second;
  }

  const Parts& parts_;  // NOLINT(cppcoreguidelines-avoid-const-or-ref-data-members): lives for one call
  std::string_view name_;
  const ExtractLimits& limits_;  // NOLINT(cppcoreguidelines-avoid-const-or-ref-data-members): as above
  BlockWriter out_;
  pugi::xml_node presentation_;
  std::map<std::string, Shared> shared_;
  std::uint32_t hidden_ = 0;
};

}  // namespace

Result<ExtractedText> read_pptx(std::string_view bytes, std::string_view name, const ExtractLimits& limits) {
  const auto parts = read_parts(bytes, name, limits, holds_text);
  if (!parts) return std::unexpected(parts.error());
  Reader reader(*parts, name, limits);
  pugi::xml_document presentation;
  if (parts->contains(std::string(kMain))) {
    auto tree = reader.parse(std::string(kMain));
    if (!tree) return std::unexpected(tree.error());
    presentation = *std::move(tree);
  }
  reader.set_presentation(presentation.document_element());
  const auto slides = slides_in_order(*parts, presentation.document_element());
  if (slides.empty()) return fail(ErrorCode::kCorrupt, std::string(name) + ": damaged: there are no slides in it");
  std::uint32_t number = 0;
  for (const auto& slide : slides) {
    if (const auto status = reader.slide(slide, ++number); !status) return std::unexpected(status.error());
  }
  return std::move(reader).finish();
}

}  // namespace tamga
