// Lists of pairs to compare, as the PAN corpora have them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/base/result.h"

namespace tamga {

// Names of two files, without their folders.
struct DocumentPair {
  std::string work;
  std::string source;
  bool operator==(const DocumentPair&) const = default;
};

// "work source" a line, names without blanks; empty lines are passed over. kCorrupt, naming file and line, for any
// other line; else the errors of read_file().
Result<std::vector<DocumentPair>> read_pair_list(const std::filesystem::path& file);

}  // namespace tamga
