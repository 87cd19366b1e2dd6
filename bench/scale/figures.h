// What a measurement is made of: clocks, quantiles, memory, the system's cache.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <vector>

namespace tamga::bench {

class Stopwatch {
 public:
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(); }
  double ms() const { return 1000 * seconds(); }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

double process_cpu_seconds();  // of all threads
double thread_cpu_seconds();   // of this one

// Resident memory of this process in MiB: its own (heap, stacks), and with the pages of files that it has mapped.
struct Resident {
  double own = 0;
  double all = 0;
};
Resident resident_mib();

// The value below which so much (0 to 1) of the measurements lie. Requires at least one.
double quantile(std::vector<double> values, double part);

// Takes the pages of all files below a directory out of the system's cache; or reads them all into it.
void forget_files(const std::filesystem::path& directory);
void read_files(const std::filesystem::path& directory);
std::uint64_t bytes_below(const std::filesystem::path& directory);

}  // namespace tamga::bench
