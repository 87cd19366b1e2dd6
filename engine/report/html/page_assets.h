// Style sheets and scripts of the pages, compiled in from the .css and .js files beside this one.
#pragma once

#include <string_view>

namespace tamga {

extern const std::string_view kReportStyle;
extern const std::string_view kReportScript;
extern const std::string_view kOverviewStyle;
extern const std::string_view kOverviewScript;

}  // namespace tamga
