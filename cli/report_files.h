// Reports as files for people: the page, the overview of several works. What is asked for, and writing it.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/report/html/html_view.h"
#include "engine/report/report.h"

namespace tamga {

struct ReportFileOptions {
  std::string html;       // a file; for several reports a folder, with one page each
  std::string pdf;        // the certificate: a file; for several reports a folder
  std::string overview;   // a page about all reports
  std::string csv;        // the same as a table
  std::string decisions;  // about the one report
  ViewerLevel level = ViewerLevel::kPassages;
  UiLanguage language = UiLanguage::kKyrgyz;
  bool student = false;     // the student's copy
  bool names = false;       // of people, on the certificate
  std::string signing_key;  // id of the key that will sign, for the certificate; empty: not known
  bool ids = false;         // author ids instead of names of files, in the overview and its table

  bool any() const { return !html.empty() || !pdf.empty() || !overview.empty() || !csv.empty(); }
};

// Whether the options make sense together and for so many reports. kInvalidArgument otherwise.
Status check_report_files(const ReportFileOptions& options, std::size_t reports);

// Writes all that is asked for. `source_texts` are the extracted texts of sources by id, for the level "full". Stops at
// the first file that cannot be written.
Status write_report_files(const ReportFileOptions& options, const std::vector<Report>& reports,
                          const std::map<std::string, std::string>& source_texts);

// The whole of `bytes` as the file at `path`, replaced at once: a reader sees the old file or the new one.
Status write_whole_file(const std::filesystem::path& path, std::string_view bytes);

// A file name for the page of report number `index` (from 0): "001-essay.html". Letters of any language are kept; what
// a file system or a shell takes amiss becomes "-".
std::string page_file_name(const Report& report, std::size_t index);

}  // namespace tamga
