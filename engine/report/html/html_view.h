// How a report is shown: to whom, in which language, and how much of the sources.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "engine/report/report.h"
#include "engine/report/terms/terms.h"

namespace tamga {

// How much of a source a page holds. What a level hides is not in the bytes of the page.
enum class ViewerLevel : std::uint8_t {
  kFull,      // the whole text of each source that was handed over
  kPassages,  // each passage with the words around it
  kFigures    // names and figures, none of its text
};

std::string_view viewer_level_name(ViewerLevel level);  // "full", "passages", "figures"
std::optional<ViewerLevel> viewer_level_of(std::string_view name);

// Leads away from the page, to where its reader may do more.
struct PageLink {
  std::string address;  // relative to the page
  std::string words;    // in the view's language
};

struct HtmlView {
  ViewerLevel level = ViewerLevel::kPassages;
  UiLanguage language = UiLanguage::kRussian;  // that the page opens with; it holds all three
  // The copy for the student: names of the sources' authors are masked, and each passage has a place for an objection.
  // Never shows more than kPassages.
  bool student = false;
  // For kFull: the extracted text of sources by id, as the corpus stores it. Sources that are not in it show passages.
  std::map<std::string, std::string> source_texts;
  // How much is shown of sources in shared collections, by the name of the collection: never more than `level`, and of
  // collections that are not in it figures only. Nothing: as much as of others.
  std::optional<std::map<std::string, ViewerLevel>> shared_levels = {};
  std::optional<PageLink> change = {};  // of what counts; beside the switches, which change nothing but this page
};

// How much of this source `view` shows.
ViewerLevel level_of_source(const HtmlView& view, const ReportedSource& source);

// The report with nothing in it that `view` hides: renderers see only this. Masked names have the same number of code
// points, so every range of the report stays true. Time O(report * masked names).
Report visible_part(const Report& report, const HtmlView& view);

}  // namespace tamga
