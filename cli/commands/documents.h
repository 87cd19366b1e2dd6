// Documents that commands read themselves: single files, standard input, lists of paths.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "corpora/sources/document_source.h"
#include "engine/base/result.h"

namespace tamga {

// All of standard input, at most `limit` bytes; kLimitExceeded beyond.
Result<std::string> read_standard_input(std::uint64_t limit);

// The one document that `path` holds. kInvalidArgument for a folder, or an archive of several.
Result<RawDocument> read_single_document(const std::filesystem::path& path);

// A whole small file, at most `limit` bytes. Errors name the path.
Result<std::string> read_small_file(const std::filesystem::path& path, std::uint64_t limit);

// `arguments` with every "-" replaced by the paths that standard input lists, one a line; empty lines are left out.
Result<std::vector<std::filesystem::path>> expand_paths(const std::vector<std::string>& arguments);

}  // namespace tamga
