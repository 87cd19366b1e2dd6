// The bytes of a file on disk, on demand: an archive is read piece by piece, however large it is.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "corpora/archive/document_stream.h"
#include "engine/base/descriptor.h"
#include "engine/base/result.h"

namespace tamga {

// Neither copied nor moved: its feed refers to it.
class FileFeed {
 public:
  // Opens the file; errors as read_file.
  Status open(const std::filesystem::path& path, std::string_view label);
  FileFeed() = default;
  FileFeed(const FileFeed&) = delete;
  FileFeed& operator=(const FileFeed&) = delete;
  FileFeed(FileFeed&&) = delete;
  FileFeed& operator=(FileFeed&&) = delete;
  ~FileFeed() = default;

  std::uint64_t size() const { return size_; }
  ByteFeed feed();

 private:
  std::string_view read(std::uint64_t at, std::size_t most);

  Descriptor descriptor_;
  std::uint64_t size_ = 0;
  std::string buffer_;
};

}  // namespace tamga
