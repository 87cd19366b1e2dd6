// Documents of our own with known words, one for each way of reading: what a worker proves itself on.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace tamga {

struct KnownDocument {
  std::string name;
  std::string bytes;
  std::string words;  // as ExtractedText::text must be
};

// Small ones: all together take about a millisecond to read.
std::vector<KnownDocument> known_documents();

// A sentence about the first document whose text does not come out as it must; nothing: all are read right.
std::optional<std::string> first_misread(const std::vector<KnownDocument>& documents);

}  // namespace tamga
