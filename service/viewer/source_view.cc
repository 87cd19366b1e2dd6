#include "service/viewer/source_view.h"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/index/document_record.h"

namespace tamga {

void limit_shared(const Desk& desk, const std::string& institution, HtmlView& view) {
  std::map<std::string, ViewerLevel> levels;
  for (const auto& shared : desk.shared) {
    if (!shared.may_read(institution)) continue;
    levels.emplace(shared.name, viewer_level_of(shared.level).value_or(ViewerLevel::kFigures));
  }
  view.shared_levels = std::move(levels);
}

void add_source_texts(const Desk& desk, const std::string& institution, const Report& report, HtmlView& view) {
  for (const auto& source : report.sources) {
    if (level_of_source(view, source) != ViewerLevel::kFull) continue;
    if (std::ranges::count(report.sources, source.id, &ReportedSource::id) > 1) continue;
    const auto owner = source.shared.empty() ? institution : shared_institution(source.shared);
    auto text = desk.corpus.text(owner, source.id);
    if (text && text->sha256 == source.sha256) view.source_texts.emplace(source.id, std::move(text->text));
  }
}

}  // namespace tamga
