#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "engine/report/html/html_view.h"
#include "engine/text/utf8.h"

namespace tamga {
namespace {

// `length` code points that say that something stood here.
std::string mask(std::size_t length) {
  std::string bullets;
  for (std::size_t i = 0; i < length; ++i) bullets += "•";
  return bullets;
}

// A name shorter than this would blot out parts of other words: "7", "An".
constexpr std::size_t kLeastMasked = 4;

// Every place of `name` in `text` replaced by as many bullets as it has code points.
void mask_in(std::string& text, const std::string& name) {
  const auto length = count_code_points(name);
  if (length < kLeastMasked) return;
  const auto bullets = mask(length);
  for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + bullets.size())) {
    text.replace(at, name.size(), bullets);
  }
}

void mask_in(ReportedSource& source, const std::string& author) {
  mask_in(source.title, author);
  mask_in(source.collection, author);
  for (auto& passage : source.passages) {
    for (auto* text : {&passage.source_before, &passage.source_text, &passage.source_after}) mask_in(*text, author);
  }
}

// A source whose author is known is somebody's work: its file, its id and a title made of them name that person more
// often than not, so they go as a whole. The author's name itself goes wherever a source shows it.
void mask_authors(Report& report) {
  for (const auto& [id, author] : std::exchange(report.envelope.source_authors, {})) {
    if (author.empty()) continue;
    for (auto& source : report.sources) {
      mask_in(source, author);
      if (source.id != id) continue;
      if (source.title == source.id || source.title == source.file_name) source.title.clear();
      source.file_name.clear();
      source.sha256.clear();
      source.id.clear();
    }
  }
}

void hide_text(ReportedSource& source) {
  for (auto& passage : source.passages) {
    passage.source_before.clear();
    passage.source_text.clear();
    passage.source_after.clear();
    for (auto& twin : passage.twins) twin.source = {};
    for (auto& change : passage.changed) change.source = {};
  }
}

}  // namespace

ViewerLevel level_of_source(const HtmlView& view, const ReportedSource& source) {
  if (source.shared.empty() || !view.shared_levels) return view.level;
  const auto shared = view.shared_levels->find(source.shared);
  if (shared == view.shared_levels->end()) return ViewerLevel::kFigures;
  return std::max(view.level, shared->second);  // later ones show less
}

Report visible_part(const Report& report, const HtmlView& view) {
  Report shown = report;
  if (view.student) mask_authors(shown);
  for (auto& source : shown.sources) {
    if (level_of_source(view, source) == ViewerLevel::kFigures) hide_text(source);
  }
  return shown;
}

std::string_view viewer_level_name(ViewerLevel level) {
  switch (level) {
    case ViewerLevel::kFull:
      return "full";
    case ViewerLevel::kPassages:
      return "passages";
    case ViewerLevel::kFigures:
      break;
  }
  return "figures";
}

std::optional<ViewerLevel> viewer_level_of(std::string_view name) {
  for (const auto level : {ViewerLevel::kFull, ViewerLevel::kPassages, ViewerLevel::kFigures}) {
    if (viewer_level_name(level) == name) return level;
  }
  return std::nullopt;
}

}  // namespace tamga
