// The overview of a class as a page: a table that sorts, the distribution of the shares, groups of works that share
// text.
#pragma once

#include <string>

#include "engine/report/html/page_writer.h"
#include "engine/report/overview/class_overview.h"
#include "engine/report/terms/terms.h"

namespace tamga {

// Self-contained, as render_html() makes the page of a report; readable without scripts. A pure function.
std::string render_overview(const ClassOverview& overview, UiLanguage language);

// Parts of it.
void write_distribution(PageWriter& page, const ClassOverview& overview);  // columns, and the same as a table
void write_groups(PageWriter& page, const ClassOverview& overview);        // a drawing, and the same as a table

// Ties drawn and listed at most; groups are made of all.
inline constexpr std::size_t kMostTies = 300;

}  // namespace tamga
