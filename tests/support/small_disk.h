// A file system of a few megabytes, for what happens when it is full and when there is room again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

namespace tamga::testing {

// Seen by this process and its children alone.
class SmallDisk {
 public:
  // Mounts an empty one on `directory`: as root, or in a user namespace of its own. Nothing where the system allows
  // neither; a test then skips itself. To be called before the process has other threads.
  static std::unique_ptr<SmallDisk> mount(const std::filesystem::path& directory, std::uint64_t bytes);

  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  SmallDisk(SmallDisk&&) = delete;
  SmallDisk& operator=(SmallDisk&&) = delete;
  ~SmallDisk();

  bool resize(std::uint64_t bytes) const;
  // Writes a file "ballast" so that only `bytes` are left, and takes it away.
  void fill_up_to(std::uint64_t bytes) const;
  void clear() const;

 private:
  explicit SmallDisk(std::filesystem::path directory) : directory_(std::move(directory)) {}
  std::filesystem::path directory_;
};

}  // namespace tamga::testing
