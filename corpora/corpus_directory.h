// The directory of a corpus: a small description beside the index.
//
//   corpus.json   {"format": "tamga-corpus", "version": 1, "name": "..."}; written last, so that it marks a whole
//   corpus index/        the fingerprint store
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "engine/base/result.h"

namespace tamga {

inline constexpr std::uint32_t kCorpusFormatVersion = 1;

std::filesystem::path index_directory(const std::filesystem::path& corpus);

// Makes `corpus` with its parents if it is absent. kInvalidArgument if it holds anything; else what the system says.
Status prepare_corpus_directory(const std::filesystem::path& corpus);

// Writes corpus.json durably: to another name, flushed, then renamed.
Status write_corpus_description(const std::filesystem::path& corpus, const std::string& name);

// The name of the corpus. kNotFound: no corpus there; kUnsupported: of another version; kCorrupt; kPermissionDenied.
Result<std::string> read_corpus_description(const std::filesystem::path& corpus);

}  // namespace tamga
