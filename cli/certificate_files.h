// Certificates as files: the PDF of one report, or a folder of them.
#pragma once

#include <vector>

#include "cli/report_files.h"
#include "engine/base/result.h"
#include "engine/report/report.h"
#include "engine/report/review/decisions.h"

namespace tamga {

// Writes what `options.pdf` asks for; the decisions are about the one report, if there is one. Stops at the first file
// that cannot be made.
Status write_certificates(const ReportFileOptions& options, const std::vector<Report>& reports,
                          const Decisions& decisions);

}  // namespace tamga
