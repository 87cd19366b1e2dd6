// What a view of a report holds of its sources: how much of those in shared collections, and the whole texts.
#pragma once

#include <string>

#include "engine/report/html/html_view.h"
#include "engine/report/report.h"
#include "service/works/workshop.h"

namespace tamga {

// Sets `shared_levels` as the operator set them for `institution`: of a collection that it may not read (any more),
// figures only.
void limit_shared(const Desk& desk, const std::string& institution, HtmlView& view);

// Puts the texts of the sources that `view` shows whole into it: those that are still as they were when the report was
// made. Two sources with one id show passages, so that no text stands under the wrong name.
void add_source_texts(const Desk& desk, const std::string& institution, const Report& report, HtmlView& view);

}  // namespace tamga
