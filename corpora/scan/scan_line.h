// What a scan says of one file: a line of JSON, written as soon as the file is done. docs/scan.md lists its members.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpora/scan/scanned_work.h"
#include "engine/base/result.h"
#include "engine/report/report.h"

namespace tamga {

// A stretch that a work shares with a source. Code points of both texts.
struct SharedStretch {
  CodePointRange work;
  CodePointRange source;
  std::uint32_t words = 0;  // of the work
  PassageClass kind = PassageClass::kCopied;
  bool operator==(const SharedStretch&) const = default;
};

struct LineSource {
  std::string id;
  std::string collection;
  bool of_scan = false;     // another work of the scan
  std::uint32_t words = 0;  // of the work, that it shares
  std::vector<SharedStretch> passages;
  bool operator==(const LineSource&) const = default;
};

// Files of a report below the folder of the scan, and the sum of the first.
struct LineReport {
  std::string json;
  std::string html;
  std::string sha256;
  bool operator==(const LineReport&) const = default;
};

struct ScanLine {
  std::string file;
  std::string author;
  std::string sha256;
  Shares shares;
  bool complete = true;  // whether more of `shares` is known than what is borrowed, and the flags
  std::uint32_t flags = 0;
  std::vector<LineSource> sources;  // in the order of the report
  std::optional<LineReport> report;
  bool operator==(const ScanLine&) const = default;
};

ScanLine line_of(const ScannedWork& work, const Report& report);

// Of a work that shares nothing with any other, where no report was needed to know.
ScanLine line_without_sources(const ScannedWork& work);

// One line, without its end. The same line always gives the same bytes.
std::string render(const ScanLine& line);
std::string render(const FailedFile& file);

// The line of a work as render() writes it. kCorrupt for anything else.
Result<ScanLine> parse_scan_line(std::string_view text);

}  // namespace tamga
