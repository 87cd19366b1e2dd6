#include <nlohmann/json.hpp>
#include <string>

#include "engine/report/html/report_page_parts.h"
#include "engine/report/html/script_data.h"

namespace tamga {
namespace {

// A holder whose source the report does not list, and so has no passage on the page.
Json unlisted_holders(const Report& report, const LabelledSpan& span) {
  Json holders = Json::array();
  for (const auto& holder : span.held_by) {
    if (holder.source < report.sources.size()) continue;
    holders.push_back({holder.source, static_cast<int>(holder.passage_class), holder.reasons.bits()});
  }
  return holders;
}

Json cells_json(const PageContent& content) {
  Json cells = Json::array();
  for (const auto& cell : content.cells) {
    const auto& span = content.report.spans[cell.span].span;
    Json entry = {cell.words.size(), span.reasons.bits(), cell.passages};
    if (auto unlisted = unlisted_holders(content.report, span); !unlisted.empty()) entry.push_back(std::move(unlisted));
    cells.push_back(std::move(entry));
  }
  return cells;
}

Json passages_json(const PageContent& content) {
  Json passages = Json::array();
  for (const auto& [source, passage] : content.passages) {
    const auto reasons = passage->reasons.bits() | content.report.sources[source].reasons.bits();
    passages.push_back(
        {source, static_cast<int>(passage->passage_class), reasons, passage->work.begin, passage->work.end});
  }
  return passages;
}

Json kinds_json() {
  Json kinds = Json::array();
  for (std::size_t i = 0; i < kExclusionKinds; ++i) {
    kinds.push_back(counted_as_name(counted_as(static_cast<ExclusionKind>(i))));
  }
  return kinds;
}

}  // namespace

std::string page_data(const PageContent& content) {
  return script_json({{"language", ui_language_code(content.view.language)},
                      {"terms", terms_json()},
                      {"words", content.report.shares.words},
                      {"on", content.report.settings.exclusions.asked.on.bits()},
                      {"exclusions", kinds_json()},
                      {"cells", cells_json(content)},
                      {"passages", passages_json(content)},
                      {"report_sha256", content.report_sha256},
                      {"student", content.view.student},
                      {"decisions", *parse_json(render_decisions(content.decisions), "decisions")}});
}

}  // namespace tamga
