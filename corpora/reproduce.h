// Repeats the check behind a report: the same document against the same snapshot, with the same settings.
#pragma once

#include <string>
#include <vector>

#include "corpora/corpus.h"
#include "corpora/sources/document_source.h"
#include "engine/base/result.h"
#include "engine/report/report.h"

namespace tamga {

struct Reproduction {
  bool same = false;  // the body, to the byte
  // Otherwise why, a sentence without its full stop each: another version, another document, which sources were erased
  // or replaced since, or the first member that differs. Not empty.
  std::vector<std::string> reasons;
};

// `report` is one that a check made; `document` the file that was checked; `templates` the texts that the teacher gave,
// in any order, known by their SHA-256. An Error if the check cannot be run at all. Cost: one check.
Result<Reproduction> reproduce(const Corpus& corpus, const Report& report, const RawDocument& document,
                               std::uint32_t threads, const std::vector<TemplateText>& templates = {});

}  // namespace tamga
