// The detections of one pair in the XML of the PAN text-alignment corpora, for scoring.
#pragma once

#include <string>
#include <string_view>

#include "engine/report/report.h"

namespace tamga {

// One <feature name="detected-plagiarism"> a passage, offsets and lengths in code points. `work_name` and `source_name`
// are what the corpus calls the two files. The result is well-formed XML whatever they hold.
std::string render_pan_xml(const Report& report, std::string_view work_name, std::string_view source_name);

}  // namespace tamga
