// libarchive over a ByteFeed: what opens archives and packed dumps.
#pragma once

#include <archive.h>

#include <cstdint>
#include <memory>
#include <string>

#include "corpora/archive/document_stream.h"

namespace tamga {

// Not safe from several threads. Neither copied nor moved: libarchive keeps its address.
class PackedInput {
 public:
  enum class Formats : std::uint8_t {
    kArchives,
    kPackedFile
  };  // zip, tar, 7z, rar; or whatever gzip and its like pack

  PackedInput(const ByteFeed& feed, Formats formats);
  PackedInput(const PackedInput&) = delete;
  PackedInput& operator=(const PackedInput&) = delete;
  PackedInput(PackedInput&&) = delete;
  PackedInput& operator=(PackedInput&&) = delete;
  ~PackedInput() = default;

  // At most once. False: reason() says why.
  bool open();
  // Of kPackedFile: the same, and up to the first of the bytes inside.
  bool open_packed_file();
  // The next bytes inside, at most `room`: how many; 0 at the end, less than 0 where reason() says why not.
  std::int64_t read(char* bytes, std::size_t room);
  archive* get() const { return reader_.get(); }
  // In the words of libarchive, made harmless.
  std::string reason() const;
  // Whether the reason is a password, or a want of memory.
  bool is_locked() const;
  bool lacks_memory() const;
  bool is_zip() const;
  // Bytes taken from the feed so far, those taken twice counted twice.
  std::uint64_t taken() const { return taken_; }

 private:
  static la_ssize_t on_read(archive* reader, void* self, const void** block);
  static la_int64_t on_skip(archive* reader, void* self, la_int64_t bytes);
  static la_int64_t on_seek(archive* reader, void* self, la_int64_t offset, int whence);
  std::string_view window(std::uint64_t at);

  const ByteFeed* feed_;
  std::unique_ptr<archive, decltype(&archive_read_free)> reader_;
  std::uint64_t at_ = 0;
  std::uint64_t window_at_ = 0;
  std::string window_;  // the last bytes taken: the directory of a zip file makes the reader jump to and fro
  std::uint64_t taken_ = 0;
};

}  // namespace tamga
