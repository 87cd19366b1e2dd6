#include "corpora/sources/file_feed.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "corpora/sources/read_file.h"

namespace tamga {

Status FileFeed::open(const std::filesystem::path& path, std::string_view label) {
  auto file = open_regular(path, label);
  if (!file) return std::unexpected(std::move(file.error()));
  descriptor_ = std::move(file->descriptor);
  size_ = file->size;
  return {};
}

ByteFeed FileFeed::feed() {
  return {.size = size_, .read = [this](std::uint64_t at, std::size_t most) { return read(at, most); }};
}

std::string_view FileFeed::read(std::uint64_t at, std::size_t most) {
  buffer_.resize(std::min(most, kMostFeed));
  ssize_t got = 0;
  do {
    got = ::pread(descriptor_.number(), buffer_.data(), buffer_.size(), static_cast<off_t>(at));
  } while (got < 0 && errno == EINTR);
  return std::string_view(buffer_).substr(0, static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
}

}  // namespace tamga
