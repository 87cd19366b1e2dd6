#include "engine/base/key_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "engine/base/descriptor.h"

namespace tamga {
namespace {

constexpr std::size_t kMostBytes = 4096;  // an Ed25519 key in PEM has 119

std::unexpected<Error> failed(const std::filesystem::path& path, int error) {
  const auto code = error == ENOENT || error == ENOTDIR ? ErrorCode::kNotFound
                    : error == EACCES || error == EPERM ? ErrorCode::kPermissionDenied
                                                        : ErrorCode::kUnavailable;
  return fail(code, path.string() + ": " + std::generic_category().message(error));
}

// True when all bytes are written and on disk; errno says why not.
bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) return false;
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fsync(descriptor) == 0;
}

Status expect_private(int descriptor, const std::filesystem::path& path) {
  struct stat about{};
  if (::fstat(descriptor, &about) != 0) return failed(path, errno);
  if (!S_ISREG(about.st_mode)) return fail(ErrorCode::kInvalidArgument, path.string() + ": not a file");
  if ((about.st_mode & 077U) != 0) {
    return fail(ErrorCode::kPermissionDenied,
                path.string() + ": others may read this private key; if none has, run chmod 600 on it");
  }
  if (about.st_uid != ::geteuid() && about.st_uid != 0) {
    return fail(ErrorCode::kPermissionDenied, path.string() + ": this private key belongs to another user");
  }
  return {};
}

}  // namespace

Status write_private_key(const PrivateKey& key, const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (file.number() < 0 && errno == EEXIST) {
    return fail(ErrorCode::kInvalidArgument, path.string() + ": there already; a private key is never overwritten");
  }
  if (file.number() < 0) return failed(path, errno);
  if (::fchmod(file.number(), 0600) == 0 && write_all(file.number(), key.to_pem().view())) return {};
  const int error = errno;
  ::unlink(path.c_str());
  return failed(path, error);
}

Result<PrivateKey> read_private_key(const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) return failed(path, errno);
  if (const auto alone = expect_private(file.number(), path); !alone) return std::unexpected(alone.error());
  std::string bytes(kMostBytes, '\0');
  const auto count = ::read(file.number(), bytes.data(), bytes.size());
  if (count < 0) return failed(path, errno);
  bytes.resize(static_cast<std::size_t>(count));
  const SecretBytes pem(std::move(bytes));
  return PrivateKey::from_pem(pem.view(), path.string());
}

}  // namespace tamga
