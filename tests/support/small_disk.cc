#include "tests/support/small_disk.h"

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <fstream>
#include <string>

namespace tamga::testing {
namespace {

bool write_file(const char* path, const std::string& text) {
  std::ofstream file(path);
  file << text << std::flush;
  return static_cast<bool>(file);
}

bool enter_own_mounts() {
  const auto user = ::geteuid();
  const auto group = ::getegid();
  if (user == 0) {
    if (::unshare(CLONE_NEWNS) != 0) return false;
  } else {
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;
    if (!write_file("/proc/self/setgroups", "deny") ||
        !write_file("/proc/self/uid_map", "0 " + std::to_string(user) + " 1") ||
        !write_file("/proc/self/gid_map", "0 " + std::to_string(group) + " 1")) {
      return false;
    }
  }
  return ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

std::string size_option(std::uint64_t bytes) {
  return "size=" + std::to_string(bytes);
}

}  // namespace

std::unique_ptr<SmallDisk> SmallDisk::mount(const std::filesystem::path& directory, std::uint64_t bytes) {
  static const bool allowed = enter_own_mounts();
  if (!allowed || ::mount("tmpfs", directory.c_str(), "tmpfs", 0, size_option(bytes).c_str()) != 0) return nullptr;
  return std::unique_ptr<SmallDisk>(new SmallDisk(directory));
}

SmallDisk::~SmallDisk() {
  ::umount2(directory_.c_str(), MNT_DETACH);
}

bool SmallDisk::resize(std::uint64_t bytes) const {
  return ::mount(nullptr, directory_.c_str(), nullptr, MS_REMOUNT, size_option(bytes).c_str()) == 0;
}

void SmallDisk::fill_up_to(std::uint64_t bytes) const {
  const auto available = std::filesystem::space(directory_).available;
  if (available <= bytes) return;
  std::ofstream(directory_ / "ballast", std::ios::binary) << std::string(available - bytes, 'x');
}

void SmallDisk::clear() const {
  std::filesystem::remove(directory_ / "ballast");
}

}  // namespace tamga::testing
