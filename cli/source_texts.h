// The whole texts of the sources of reports, for the level "full".
#pragma once

#include <map>
#include <string>
#include <vector>

#include "corpora/corpus.h"
#include "engine/report/report.h"

namespace tamga {

struct SourceTexts {
  std::map<std::string, std::string> by_id;
  std::vector<std::string> missing;  // a sentence for each source that was erased or replaced since the check
};

// Only the version that a report was made with is taken: the same bytes. An Error when the corpus itself fails.
Result<SourceTexts> source_texts(const Corpus& corpus, const std::vector<Report>& reports);

}  // namespace tamga
