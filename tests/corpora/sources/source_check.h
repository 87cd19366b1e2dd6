// What a source gives, as lines that a test can compare.
#pragma once

#include <fstream>
#include <string>
#include <vector>

#include "corpora/sources/document_source.h"

namespace tamga::testing {

inline void write_file(const std::filesystem::path& path, const std::string& bytes) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

// "name=bytes" of each document, the message of each Error, in order.
inline std::vector<std::string> all_of(DocumentSource& source) {
  std::vector<std::string> out;
  while (const auto document = source.next()) {
    out.push_back(*document ? (*document)->name + "=" + (*document)->bytes : document->error().message);
  }
  return out;
}

inline std::vector<std::string> all_of(const std::filesystem::path& path, const SourceLimits& limits = {}) {
  const auto source = open_source(path, limits);
  return source ? all_of(**source) : std::vector{"cannot open: " + source.error().message};
}

}  // namespace tamga::testing
