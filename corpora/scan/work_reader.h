// The first step of a scan: every file is read behind the wall and cut into words, once.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "corpora/metadata.h"
#include "corpora/scan/scanned_work.h"
#include "corpora/sources/document_source.h"
#include "engine/index/fingerprint_index.h"
#include "engine/text/tokenizer.h"
#include "tokenizers/name_pattern.h"

namespace tamga {

struct WorkReading {
  Metadata defaults;                        // of every work
  std::map<std::string, Metadata> by_file;  // over the defaults, by the name of the file
  // Who wrote a work where the metadata do not say: what the pattern finds in its name, or the folder that it lies in,
  // or else the participant that Moodle names in it.
  std::optional<NamePattern> author_pattern;
  bool author_is_folder = false;
  std::uint32_t threads = 1;
  std::uint64_t kept_token_bytes = 512ULL << 20U;   // tokens of works beyond that are not kept
  std::uint64_t kept_sketch_bytes = 512ULL << 20U;  // nor sketches beyond that
};

// Reads all of `source`. `done` is called with the name of each file, in the order of the source; when it answers
// false, what was read by then is the result. The result is the same for any order of the files and number of threads,
// kept tokens apart. Errors: kLimitExceeded, where author_pattern takes too long on a name.
// Memory: the texts, 8 bytes a fingerprint, kept tokens at 32 bytes a word and sketches at 23, and at most 64 MiB of
// files on their way.
Result<ScannedWorks> read_works(DocumentSource& source, const WorkReading& reading, const Tokenizer& tokenizer,
                                const IndexSettings& index, const std::function<bool(const std::string&)>& done);

}  // namespace tamga
