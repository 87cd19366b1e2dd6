#include "engine/report/html/report_page.h"

#include <utility>

#include "engine/base/hash.h"
#include "engine/report/html/page_assets.h"
#include "engine/report/html/report_page_parts.h"
#include "engine/report/html/script_data.h"
#include "engine/report/html/share_bar.h"
#include "engine/report/report_json.h"

namespace tamga {
namespace {

void write_navigation(PageWriter& page, const PageContent& content) {
  Attributes attributes{{"class", "parts"}};
  page.open("nav", attributes.label({Term::kContents, {}}, page.language()));
  const auto link = [&](const char* target, Term name) { page.open("a", {{"href", target}}).term(name).close(); };
  link("#summary", Term::kSummary);
  link("#text", Term::kTextOfWork);
  link("#sources", Term::kSources);
  if (!content.passages.empty()) link("#passages", Term::kPassages);
  link("#switches", Term::kExclusions);
  link("#review", Term::kDecisions);
  link("#method", Term::kHowChecked);
  link("#glossary", Term::kWhatWordsMean);
  page.close();
}

// Buttons of the panel beside the text, for the script.
void write_panel_tools(PageWriter& page) {
  page.open("div", {{"class", "panel-tools scripted"}, {"id", "panel-tools"}});
  const auto button = [&](std::string_view id, Term name, std::string_view sign) {
    Attributes attributes{{"type", "button"}, {"id", id}, {"class", "arrow"}};
    page.element("button", attributes.label({name, {}}, page.language()), sign);
  };
  button("previous", Term::kPreviousPassage, "‹");
  page.open("span", {{"id", "passage-count"}}).close();
  button("next", Term::kNextPassage, "›");
  page.term_element("button", {{"type", "button"}, {"id", "close-passage"}}, Term::kAllSources);
  page.close();
}

std::string body_of(const PageContent& content) {
  PageWriter page(content.view.language);
  page.open("a", {{"class", "skip"}, {"href", "#text"}}).term(Term::kSkipToText).close();
  write_patterns(page);
  write_page_header(page, Term::kReport);
  page.open("main");
  write_summary(page, content);
  write_navigation(page, content);
  page.open("div", {{"class", "reading"}});
  write_work_text(page, content);
  Attributes panel{{"id", "panel"}, {"tabindex", "-1"}};
  page.open("div", panel);
  write_panel_tools(page);
  write_sources(page, content);
  write_passages(page, content);
  page.close().close();
  write_whole_sources(page, content);
  write_switches(page, content);
  write_review(page, content);
  write_method(page, content);
  write_glossary(page);
  page.close();
  page.open("footer").open("p").term(Term::kNotice).close();
  page.open("p", {{"class", "quiet"}}).text("Tamga ").isolated(content.report.version).close().close();
  return page.take();
}

}  // namespace

std::string_view PageContent::work_text(const CodePointRange& place) const {
  const auto begin = work_index.byte_at_code_point(place.begin);
  return std::string_view(report.work.text).substr(begin, work_index.byte_at_code_point(place.end) - begin);
}

std::string report_sum(const Report& report) {
  return sha256_hex(render_json(report));
}

std::string render_html(const Report& report, const HtmlView& view, const Decisions& decisions) {
  auto allowed = view;
  if (view.student && view.level == ViewerLevel::kFull) allowed.level = ViewerLevel::kPassages;
  const auto shown = visible_part(report, allowed);
  auto known = decisions;
  if (known.report_sha256.empty()) known.report_sha256 = report_sum(report);
  auto passages = passages_in_text_order(shown);
  auto cells = work_cells(shown, passages);
  const PageContent content{shown,
                            allowed,
                            report_sum(report),
                            known,
                            std::move(passages),
                            std::move(cells),
                            CodePointIndex(shown.work.text)};
  const auto title = shown.work.file_name + " · " + std::string(term(Term::kReport, view.language));
  return whole_page({title, kReportStyle, kReportScript, body_of(content), page_data(content)}, view.language);
}

}  // namespace tamga
