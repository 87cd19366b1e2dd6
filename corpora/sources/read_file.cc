#include "corpora/sources/read_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "corpora/extract/byte_count.h"
#include "engine/base/descriptor.h"

namespace tamga {
namespace {

// From `at` on, up to `most` bytes.
Result<std::string> read_range(const OpenFile& file, std::string_view label, std::uint64_t at, std::uint64_t most) {
  std::string bytes;
  std::uint64_t want = std::min(most, file.size > at ? file.size - at : 0) + 1;  // one more: the file may have grown
  while (bytes.size() < most) {
    const auto old = bytes.size();
    const auto asked = std::min(want, most - old);
    bytes.resize(old + asked);
    const auto got = ::pread(file.descriptor.number(), bytes.data() + old, asked, static_cast<off_t>(at + old));
    if (got < 0 && errno != EINTR) return std::unexpected(system_error(label, errno));
    bytes.resize(old + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got >= 0 && static_cast<std::uint64_t>(got) < asked) break;  // a regular file gives less at its end only
    want = at + bytes.size() > file.size ? 64U << 10U : 1;  // mostly that was all
  }
  return bytes;
}

}  // namespace

Result<OpenFile> open_regular(const std::filesystem::path& path, std::string_view label) {
  // Without O_NONBLOCK a pipe that nobody writes to would be waited for.
  Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (descriptor.number() < 0) return std::unexpected(system_error(label, errno));
  struct stat status{};
  if (::fstat(descriptor.number(), &status) != 0) return std::unexpected(system_error(label, errno));
  if (!S_ISREG(status.st_mode)) {
    return fail(ErrorCode::kInvalidArgument, std::string(label) + ": not a regular file");
  }
  return OpenFile{std::move(descriptor), static_cast<std::uint64_t>(status.st_size)};
}

Error system_error(std::string_view label, int error_number) {
  auto code = ErrorCode::kUnavailable;
  if (error_number == ENOENT || error_number == ENOTDIR) code = ErrorCode::kNotFound;
  if (error_number == EACCES || error_number == EPERM) code = ErrorCode::kPermissionDenied;
  if (error_number == ELOOP || error_number == ENAMETOOLONG) code = ErrorCode::kInvalidArgument;
  const std::string why = code == ErrorCode::kNotFound           ? "no such file or folder"
                          : code == ErrorCode::kPermissionDenied ? "no permission to read it"
                                                                 : std::generic_category().message(error_number);
  return {code, std::string(label) + ": " + why};
}

Result<std::string> read_file(const std::filesystem::path& path, std::string_view label, std::uint64_t most) {
  const auto file = open_regular(path, label);
  if (!file) return std::unexpected(file.error());
  const auto too_large = [&] {
    return fail(ErrorCode::kLimitExceeded,
                std::string(label) + ": the file is larger than " + byte_count(most) + ", the limit",
                ReadingFault::kTooLarge);
  };
  if (file->size > most) return too_large();
  auto bytes = read_range(*file, label, 0, most + 1);
  if (bytes && bytes->size() > most) return too_large();
  return bytes;
}

Result<std::string> read_head(const std::filesystem::path& path, std::string_view label, std::size_t count) {
  const auto file = open_regular(path, label);
  if (!file) return std::unexpected(file.error());
  return read_range(*file, label, 0, count);
}

}  // namespace tamga
