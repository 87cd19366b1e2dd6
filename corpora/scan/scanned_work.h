// A work of a scan, read once: its text, and what the comparison with others needs of it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/match/text_sketch.h"
#include "engine/source_reasons.h"
#include "engine/text/extracted_text.h"
#include "engine/text/token.h"

namespace tamga {

struct ScannedWork {
  std::string id;         // the file's name, with " (2)" behind it where an earlier work has the same
  std::string file_name;  // its place in the folder or archive that it came from
  std::string sha256;
  Authorship authorship;
  ExtractedText text;
  TokenizedText tokens;  // empty where they were not kept: they are worked out again when they are asked for
  TextSketch sketch;     // empty where it was not kept: every candidate is aligned then
  std::uint32_t words = 0;
  std::string language;
  // Until the table of all works is made: packed(), both families, by place, then by value; and their places.
  std::vector<std::uint64_t> fingerprints;
  std::vector<std::uint32_t> places;
};

// A file that could not be read: a line of the result, never the end of a scan.
struct FailedFile {
  std::string file_name;  // empty where the file has none, an archive that breaks off
  Error error;
};

// All that a scan has read, in an order that depends on nothing but the files: by name, then by bytes.
struct ScannedWorks {
  std::vector<ScannedWork> works;
  std::vector<FailedFile> failed;
};

}  // namespace tamga
