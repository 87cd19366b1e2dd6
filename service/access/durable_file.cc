#include "service/access/durable_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "engine/base/descriptor.h"

namespace tamga {
namespace {

std::unexpected<Error> refused(const std::string& path) {
  return fail(ErrorCode::kUnavailable, path + ": " + std::generic_category().message(errno));
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fsync(file) == 0;
}

}  // namespace

Status replace_file(const std::filesystem::path& path, std::string_view bytes) {
  const auto next = path.string() + ".next";
  const Descriptor file(::open(next.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
  if (file.number() < 0 || !write_all(file.number(), bytes)) return refused(next);
  if (::rename(next.c_str(), path.c_str()) != 0) return refused(path.string());
  const auto directory = path.parent_path().empty() ? std::filesystem::path(".") : path.parent_path();
  const Descriptor folder(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.number() < 0 || ::fsync(folder.number()) != 0) return refused(directory.string());
  return {};
}

Status make_private_directory(const std::filesystem::path& directory) {
  if (directory.empty()) return {};
  std::error_code error;
  if (std::filesystem::is_directory(directory, error)) return {};
  std::filesystem::create_directories(directory.parent_path(), error);
  if (::mkdir(directory.c_str(), 0700) != 0 && errno != EEXIST) return refused(directory.string());
  return {};
}

}  // namespace tamga
