// Files of the index beside the database: written once, made durable, then read at any place by any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "engine/base/descriptor.h"
#include "engine/base/result.h"

namespace tamga {

// What the system says of a file: "PATH: cannot be WHAT: no space left", with the code that fits `number` (errno).
Error file_error(const std::filesystem::path& path, std::string_view what, int number);

// A file open for reading. A file that is removed stays readable.
class IndexFile {
 public:
  static Result<IndexFile> open(const std::filesystem::path& path);

  std::uint64_t size() const { return size_; }
  const std::filesystem::path& path() const { return path_; }

  // Fills `bytes` from `offset`. kCorrupt if the file ends before.
  Status read(std::uint64_t offset, std::span<char> bytes) const;
  // The same, if it takes no waiting for the disk; else false, and the system has been asked to fetch the bytes.
  bool read_if_cached(std::uint64_t offset, std::span<char> bytes) const;
  bool is_at(const std::filesystem::path& path) const;  // is this very file what is found there?

 private:
  friend class IndexFileWriter;
  std::filesystem::path path_;
  Descriptor file_;
  std::uint64_t size_ = 0;
};

// Writes a file under a name of its own; finish() gives it its place. Abandoned before, nothing is left of it.
class IndexFileWriter {
 public:
  // The file will be at `path`; until then it is at `path` with ".tmp" behind it.
  static Result<IndexFileWriter> create(const std::filesystem::path& path);
  IndexFileWriter(IndexFileWriter&&) noexcept = default;
  IndexFileWriter& operator=(IndexFileWriter&&) = delete;
  ~IndexFileWriter();

  Status append(std::string_view bytes);
  std::uint64_t size() const { return size_; }  // so far
  // Makes the file durable and moves it to its place.
  Status finish();

 private:
  IndexFileWriter(std::filesystem::path path, Descriptor file) : path_(std::move(path)), file_(std::move(file)) {}
  std::filesystem::path working_path() const { return path_.string() + ".tmp"; }
  Status write_out();

  std::filesystem::path path_;
  Descriptor file_;
  std::string pending_;
  std::uint64_t size_ = 0;
  std::uint64_t started_ = 0;  // so many bytes are on their way to the disk
};

// Makes the names in a directory durable.
Status sync_directory(const std::filesystem::path& directory);

// A durable copy of a file, a second name for it where the file system can give one.
Status copy_index_file(const IndexFile& from, const std::filesystem::path& to);

}  // namespace tamga
