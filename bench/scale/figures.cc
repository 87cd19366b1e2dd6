#include "bench/scale/figures.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <string>

#include "engine/base/descriptor.h"

namespace tamga::bench {
namespace {

double seconds_of(clockid_t clock) {
  timespec now{};
  ::clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

void for_each_file(const std::filesystem::path& directory, const std::function<void(int)>& visit) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
    if (!entry.is_regular_file()) continue;
    const Descriptor file(::open(entry.path().c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number() >= 0) visit(file.number());
  }
}

}  // namespace

double process_cpu_seconds() {
  return seconds_of(CLOCK_PROCESS_CPUTIME_ID);
}

double thread_cpu_seconds() {
  return seconds_of(CLOCK_THREAD_CPUTIME_ID);
}

Resident resident_mib() {
  std::ifstream status("/proc/self/status");
  Resident resident;
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("RssAnon:")) resident.own = std::stod(line.substr(8)) / 1024;
    if (line.starts_with("VmRSS:")) resident.all = std::stod(line.substr(6)) / 1024;
  }
  return resident;
}

double quantile(std::vector<double> values, double part) {
  std::ranges::sort(values);
  return values[std::min(values.size() - 1, static_cast<std::size_t>(part * static_cast<double>(values.size())))];
}

void forget_files(const std::filesystem::path& directory) {
  for_each_file(directory, [](int file) { ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED); });
}

void read_files(const std::filesystem::path& directory) {
  std::string piece(1U << 20U, '\0');
  for_each_file(directory, [&](int file) {
    while (::read(file, piece.data(), piece.size()) > 0) {
    }
  });
}

std::uint64_t bytes_below(const std::filesystem::path& directory) {
  std::uint64_t bytes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return bytes;
}

}  // namespace tamga::bench
