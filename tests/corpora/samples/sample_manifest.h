// What corpora/samples/manifest.json says of the sample works.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/report/report.h"

namespace tamga {

struct BorrowedSample {
  std::string source;                     // file name, without its folder
  std::string kind;                       // "verbatim", "homoglyph", ...
  std::optional<CodePointRange> range;    // of the work's text; for .txt works
  std::string work_first, work_last;      // its first and last words; for all others
  std::string source_first, source_last;  // and those of the passage in the source
  double expected_coverage = 0;
};

struct SampleWork {
  std::string file;  // file name, without its folder
  std::vector<BorrowedSample> borrowed;
};

Result<std::vector<SampleWork>> read_sample_manifest(std::string_view bytes);

// Where the passage stands in the extracted text of its work; nothing if its words are not there.
std::optional<CodePointRange> place_in(std::string_view text, const BorrowedSample& passage);

}  // namespace tamga
