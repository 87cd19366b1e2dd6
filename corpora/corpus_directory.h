// The directory of a corpus: a small description beside the index.
//
//   corpus.json   {"format": "tamga-corpus", "version": 1, "name": "...", "legal_collections": ["laws"]}; written last,
//                 so that it marks a whole corpus. legal_collections may be absent: there are none.
//   index/        the fingerprint store
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/base/result.h"

namespace tamga {

inline constexpr std::uint32_t kCorpusFormatVersion = 1;

std::filesystem::path index_directory(const std::filesystem::path& corpus);

// Makes `corpus` with its parents if it is absent. kInvalidArgument if it holds anything; else what the system says.
Status prepare_corpus_directory(const std::filesystem::path& corpus);

struct CorpusDescription {
  std::string name;
  std::vector<std::string> legal_collections;  // sorted
};

// Writes corpus.json durably: to another name, flushed, then renamed.
Status write_corpus_description(const std::filesystem::path& corpus, const CorpusDescription& description);

// What corpus.json says. kNotFound: no corpus there; kUnsupported: of another version; kCorrupt; kPermissionDenied.
Result<CorpusDescription> read_corpus_description(const std::filesystem::path& corpus);

}  // namespace tamga
