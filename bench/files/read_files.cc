// What it costs to read files behind the wall, through the pool of workers that the program uses.
//
//   bench_files [--rounds N] FILE...           each file alone, N times (50): the median and the slowest
//   bench_files --count N [--threads N] FOLDER N files of the folder (500), spread over all of it, in so many threads
//                                              (2); three rounds, the median one last
//
// Bytes are in memory before the clock starts. The first reading, which starts a worker and proves it, is shown apart.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "corpora/worker/wall.h"

namespace tamga::bench {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

struct Asked {
  int rounds = 50;
  std::size_t count = 0;
  unsigned threads = 2;
  std::vector<std::string> files;
};

struct File {
  std::string name;
  std::string bytes;
};

File load(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {path.filename().string(), {std::istreambuf_iterator<char>(in), {}}};
}

double milliseconds_since(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

double middle_of(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

void read_alone(const File& file, int rounds) {
  auto begin = Clock::now();
  const auto text = read_document(file.bytes, file.name);
  const double first = milliseconds_since(begin);
  std::vector<double> times;
  for (int round = 0; round < rounds; ++round) {
    begin = Clock::now();
    static_cast<void>(read_document(file.bytes, file.name));
    times.push_back(milliseconds_since(begin));
  }
  std::uint32_t pages = 0;
  if (text) {
    for (const auto& block : text->blocks) pages = std::max(pages, block.page);
  }
  std::printf("%s: %zu KB, %u pages, %s: first %.1f ms, then %.2f ms, slowest %.2f ms\n", file.name.c_str(),
              file.bytes.size() / 1000, pages, text ? text->format.c_str() : "refused", first, middle_of(times),
              std::ranges::max(times));
}

// `count` of the files below `folder`, every so manieth in the order of their names.
std::vector<File> spread(const fs::path& folder, std::size_t count) {
  std::vector<fs::path> all;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) all.push_back(entry.path());
  }
  std::ranges::sort(all);
  std::vector<File> files;
  count = std::min(count, all.size());
  for (std::size_t i = 0; i < count; ++i) files.push_back(load(all[i * all.size() / count]));
  return files;
}

struct Round {
  double seconds = 0;
  std::size_t read = 0;
  std::size_t refused = 0;
};

Round read_together(const std::vector<File>& files, unsigned threads) {
  std::atomic<std::size_t> next = 0;
  std::atomic<std::size_t> read = 0;
  const auto begin = Clock::now();
  {
    std::vector<std::jthread> readers;
    for (unsigned i = 0; i < threads; ++i) {
      readers.emplace_back([&] {
        for (std::size_t at = next++; at < files.size(); at = next++) {
          read += read_document(files[at].bytes, files[at].name) ? 1 : 0;
        }
      });
    }
  }
  return {milliseconds_since(begin) / 1e3, read, files.size() - read};
}

void read_folder(const Asked& asked) {
  const auto files = spread(asked.files.front(), asked.count);
  std::size_t bytes = 0;
  for (const auto& file : files) bytes += file.bytes.size();
  std::printf("%zu files, %.1f MB, %u threads\n", files.size(), static_cast<double>(bytes) / 1e6, asked.threads);
  std::vector<double> seconds;
  for (int i = 0; i < 3; ++i) {
    const auto round = read_together(files, asked.threads);
    seconds.push_back(round.seconds);
    std::printf("  round: %.2f s, %zu read, %zu refused\n", round.seconds, round.read, round.refused);
  }
  const double median = middle_of(seconds);
  std::printf("median: %.2f s, %.0f files/s\n", median, static_cast<double>(files.size()) / median);
}

Asked asked_of(int argc, char** argv) {
  Asked asked;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    const auto number = [&] { return ++i < argc ? std::max(1, std::atoi(argv[i])) : 1; };
    if (argument == "--rounds")
      asked.rounds = number();
    else if (argument == "--count")
      asked.count = static_cast<std::size_t>(number());
    else if (argument == "--threads")
      asked.threads = static_cast<unsigned>(number());
    else
      asked.files.emplace_back(argument);
  }
  return asked;
}

}  // namespace
}  // namespace tamga::bench

int main(int argc, char** argv) {
  const auto wall = tamga::Wall::raise();
  const auto asked = tamga::bench::asked_of(argc, argv);
  if (!wall || asked.files.empty()) {
    std::fputs("usage: bench_files [--rounds N] FILE... | --count N [--threads N] FOLDER\n", stderr);
    return 2;
  }
  if (asked.count > 0) {
    tamga::bench::read_folder(asked);
    return 0;
  }
  for (const auto& file : asked.files) tamga::bench::read_alone(tamga::bench::load(file), asked.rounds);
  return 0;
}
