// A corpus in the layout of the PAN text-alignment corpora:
//
//     FOLDER/pairs        "work source" a line, names of files without blanks
//     FOLDER/susp/, src/  the works and the sources, UTF-8
//     FOLDER/truth/       XML files with the borrowed passages; any number, any names ending in .xml
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "bench/quality/pan_xml.h"
#include "bench/quality/scoring.h"
#include "corpora/pair_list.h"
#include "engine/base/result.h"

namespace tamga::quality {

struct PanCorpus {
  std::filesystem::path folder;
  std::string language;  // the folder's parent is named so: ".../ky/heavy" is language ky, kind heavy
  std::string kind;
  std::vector<DocumentPair> pairs;
  std::vector<TruePassage> truth;

  std::filesystem::path work_file(const DocumentPair& pair) const { return folder / "susp" / pair.work; }
  std::filesystem::path source_file(const DocumentPair& pair) const { return folder / "src" / pair.source; }
};

// Reads all but the texts. kNotFound for a missing part, kCorrupt for a line of pairs or a truth file that is not one,
// or for a true passage of a pair that is not listed: it could never be found.
Result<PanCorpus> read_pan_corpus(const std::filesystem::path& folder);

// A text of a corpus: valid UTF-8 of at most kMaxTextBytes. Errors name the file.
Result<std::string> read_corpus_text(const std::filesystem::path& file);

}  // namespace tamga::quality
