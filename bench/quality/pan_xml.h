// The XML of the PAN text-alignment corpora: true passages in, detected ones out.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "bench/quality/scoring.h"
#include "engine/base/result.h"

namespace tamga::quality {

struct TruePassage {
  PassagePair where;
  std::string obfuscation;  // how the passage was changed, in the corpus's own word; may be empty
};

// The features named "plagiarism" that name a source and are not empty. kCorrupt, naming the file and the place or the
// attribute, for what is not such a document; the errors of read_file.
Result<std::vector<TruePassage>> read_truth(const std::filesystem::path& file);

// The same out of memory; `name` stands in errors.
Result<std::vector<TruePassage>> parse_truth(std::string_view xml, std::string_view name);

// What was detected in one pair of documents, as features named "detected-plagiarism".
std::string render_detections(std::string_view work, const std::vector<PassagePair>& detections);

}  // namespace tamga::quality
