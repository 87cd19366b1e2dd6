#include "engine/index/index_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "engine/base/system_reason.h"

namespace tamga {
namespace {

constexpr std::size_t kPendingBytes = 1U << 20U;
// So much is written before the disk is asked to take it, so that finish() has little left to wait for.
constexpr std::uint64_t kStartBytes = 16ULL << 20U;

ErrorCode code_of(int number) {
  switch (number) {
    case ENOENT:
      return ErrorCode::kNotFound;
    case EACCES:
    case EPERM:
    case EROFS:
      return ErrorCode::kPermissionDenied;
    default:
      return ErrorCode::kUnavailable;
  }
}

}  // namespace

Error file_error(const std::filesystem::path& path, std::string_view what, int number) {
  return {code_of(number), path.string() + ": cannot be " + std::string(what) + ": " + system_reason(number)};
}

Result<IndexFile> IndexFile::open(const std::filesystem::path& path) {
  IndexFile opened;
  opened.path_ = path;
  opened.file_ = Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (opened.file_.number() < 0) return std::unexpected(file_error(path, "opened", errno));
  struct stat status{};
  if (::fstat(opened.file_.number(), &status) != 0) return std::unexpected(file_error(path, "read", errno));
  opened.size_ = static_cast<std::uint64_t>(status.st_size);
  // Look-ups hit single blocks: reading ahead would fetch what nobody asks for.
  ::posix_fadvise(opened.file_.number(), 0, 0, POSIX_FADV_RANDOM);
  return opened;
}

Status IndexFile::read(std::uint64_t offset, std::span<char> bytes) const {
  while (!bytes.empty()) {
    const ssize_t got = ::pread(file_.number(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return std::unexpected(file_error(path_, "read", errno));
    if (got == 0) return fail(ErrorCode::kCorrupt, path_.string() + ": the file ends too early");
    bytes = bytes.subspan(static_cast<std::size_t>(got));
    offset += static_cast<std::uint64_t>(got);
  }
  return {};
}

bool IndexFile::read_if_cached(std::uint64_t offset, std::span<char> bytes) const {
  const iovec target{bytes.data(), bytes.size()};
  const ssize_t got = ::preadv2(file_.number(), &target, 1, static_cast<off_t>(offset), RWF_NOWAIT);
  if (got == static_cast<ssize_t>(bytes.size())) return true;
  // Not there, there in part, or a file system that cannot say: read() will tell.
  ::posix_fadvise(file_.number(), static_cast<off_t>(offset), static_cast<off_t>(bytes.size()), POSIX_FADV_WILLNEED);
  return false;
}

bool IndexFile::is_at(const std::filesystem::path& path) const {
  struct stat mine{};
  struct stat other{};
  return ::fstat(file_.number(), &mine) == 0 && ::stat(path.c_str(), &other) == 0 && mine.st_ino == other.st_ino &&
         mine.st_dev == other.st_dev;
}

Result<IndexFileWriter> IndexFileWriter::create(const std::filesystem::path& path) {
  const std::string working = path.string() + ".tmp";
  constexpr mode_t kMode = 0666;
  Descriptor file(::open(working.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kMode));
  if (file.number() < 0) return std::unexpected(file_error(working, "written", errno));
  return IndexFileWriter(path, std::move(file));
}

IndexFileWriter::~IndexFileWriter() {
  if (file_.number() >= 0) ::unlink(working_path().c_str());
}

Status IndexFileWriter::append(std::string_view bytes) {
  pending_.append(bytes);
  size_ += bytes.size();
  if (pending_.size() < kPendingBytes) return {};
  return write_out();
}

Status IndexFileWriter::write_out() {
  std::string_view left = pending_;
  while (!left.empty()) {
    const ssize_t written = ::write(file_.number(), left.data(), left.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return std::unexpected(file_error(path_, "written", errno));
    left.remove_prefix(static_cast<std::size_t>(written));
  }
  pending_.clear();
  if (size_ - started_ >= kStartBytes) {
    ::sync_file_range(file_.number(), static_cast<off_t>(started_), static_cast<off_t>(size_ - started_),
                      SYNC_FILE_RANGE_WRITE);
    started_ = size_;
  }
  return {};
}

Status IndexFileWriter::finish() {
  if (auto written = write_out(); !written) return written;
  if (::fsync(file_.number()) != 0) return std::unexpected(file_error(path_, "written", errno));
  if (::rename(working_path().c_str(), path_.c_str()) != 0) {
    return std::unexpected(file_error(path_, "written", errno));
  }
  file_.reset();
  return sync_directory(path_.parent_path());
}

Status sync_directory(const std::filesystem::path& directory) {
  const Descriptor opened(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened.number() < 0 || ::fsync(opened.number()) != 0) {
    return std::unexpected(file_error(directory, "written", errno));
  }
  return {};
}

Status copy_index_file(const IndexFile& from, const std::filesystem::path& to) {
  std::error_code error;
  std::filesystem::create_hard_link(from.path(), to, error);
  if (!error) {
    if (from.is_at(to)) return sync_directory(to.parent_path());
    std::filesystem::remove(to, error);  // the file is gone, and another one has its name
  }
  auto writer = IndexFileWriter::create(to);
  if (!writer) return std::unexpected(writer.error());
  std::string piece;
  for (std::uint64_t offset = 0; offset < from.size(); offset += piece.size()) {
    piece.resize(static_cast<std::size_t>(std::min<std::uint64_t>(kPendingBytes, from.size() - offset)));
    if (auto read = from.read(offset, piece); !read) return read;
    if (auto written = writer->append(piece); !written) return written;
  }
  return writer->finish();
}

}  // namespace tamga
