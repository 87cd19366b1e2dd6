// The parts of a report's page: each writes one section. Pure functions of what the page shows.
#pragma once

#include <string>
#include <vector>

#include "engine/report/html/html_view.h"
#include "engine/report/html/page_writer.h"
#include "engine/report/report.h"
#include "engine/report/review/decisions.h"
#include "engine/report/review/text_order.h"
#include "engine/report/review/work_cells.h"
#include "engine/text/utf8.h"

namespace tamga {

// What a page is made of, worked out once. Views of a report that outlives it.
struct PageContent {
  const Report& report;  // what the view may show of it
  const HtmlView& view;
  std::string report_sha256;  // of the whole report as JSON
  const Decisions& decisions;
  std::vector<NumberedPassage> passages;
  std::vector<WorkCell> cells;
  CodePointIndex work_index;  // of report.work.text

  std::string_view work_text(const CodePointRange& place) const;
};

void write_header(PageWriter& page, const PageContent& content);
void write_summary(PageWriter& page, const PageContent& content);        // the first screen
void write_switches(PageWriter& page, const PageContent& content);       // what the exclusions change
void write_sources(PageWriter& page, const PageContent& content);        // ranked
void write_work_text(PageWriter& page, const PageContent& content);      // with its passages marked
void write_passages(PageWriter& page, const PageContent& content);       // work and source side by side
void write_whole_sources(PageWriter& page, const PageContent& content);  // level full
void write_method(PageWriter& page, const PageContent& content);         // what was checked and how
void write_review(PageWriter& page, const PageContent& content);         // decisions and what follows from them
void write_glossary(PageWriter& page);

// The format that the work was read as: names of formats are the same in every language.
void write_format(PageWriter& page, std::string_view format);

// What was decided about a passage, and in the copy of a student the place for an objection.
void write_decision(PageWriter& page, const PageContent& content, std::uint32_t number);

// The best name that a page has for a source; its number where the view shows none.
void write_source_name(PageWriter& page, const ReportedSource& source, std::size_t index);

// What the scripts count with: cells, passages, settings, decisions, terms. JSON that is safe inside a script element.
std::string page_data(const PageContent& content);

}  // namespace tamga
