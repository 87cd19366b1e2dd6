// The folder that a scan keeps its results in, and goes on from when it was stopped at any moment.
//
//   scan.json     what is scanned and how: written first
//   works.jsonl   a line a work, in their order; a line is there only when its report is
//   reports/      of each work the report as JSON and as a page
//   overview.html, overview.csv, summary.json   written last
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpora/scan/scan_line.h"
#include "engine/base/descriptor.h"
#include "engine/base/json.h"
#include "engine/base/result.h"
#include "engine/report/report.h"
#include "engine/report/terms/terms.h"

namespace tamga {

// Which reports a scan writes.
enum class ReportsKept : std::uint8_t { kAll, kWithSources, kNone };

class ScanFolder {
 public:
  // Makes the folder, or opens that of a scan. kInvalidArgument for a folder with other files in it;
  // kUnavailable where it cannot be written, or another process scans into it.
  static Result<ScanFolder> open(const std::filesystem::path& path);

  // The snapshot that an earlier start of the scan has taken.
  std::optional<std::uint64_t> snapshot() const { return snapshot_; }

  // Says what is scanned; `plan` must be that of an earlier start, if there was one: kInvalidArgument otherwise.
  Status begin(const Json& plan);

  // The lines that are done, for works with these ids and sums in their order: as many as agree with them and whose
  // reports are whole. What does not is cut off.
  Result<std::vector<ScanLine>> done(std::span<const ScannedWork> works);

  // Writes the files of a report; they are named by the number of the work.
  Result<LineReport> write_report(const Report& report, std::size_t number, UiLanguage language) const;
  // A line at the end. Durable within a second, and when finish() returns.
  Status append(const ScanLine& line);
  // A whole file, replaced at once.
  Status write(const std::string& name, std::string_view bytes) const;
  Status finish();

 private:
  explicit ScanFolder(std::filesystem::path path) : path_(std::move(path)) {}
  Status read_plan();
  bool is_whole(const LineReport& report) const;

  std::filesystem::path path_;
  std::string plan_;  // of an earlier start; empty: none
  std::optional<std::uint64_t> snapshot_;
  Descriptor lock_;
  Descriptor lines_;
  std::int64_t synced_at_ = 0;
};

}  // namespace tamga
