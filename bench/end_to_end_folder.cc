// A folder of files into a searchable corpus on disk, with the texts kept: the whole of `tamga add`, in its own
// process.
//
//   bench_end_to_end_folder [--threads N] [--rounds N] [--copies N] FOLDER
//
// Each of the rounds (5) makes a new corpus in a new process, reader processes included, and counts from before its
// first step to behind its last. Prints wall time and the processor time of all processes; the median round last.
// --copies: every file so many times, its lines and sentences in another order each time, for a larger corpus of the
// same vocabulary. What the copies take to write is not counted.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "bench/scratch_directory.h"
#include "corpora/corpus.h"
#include "corpora/worker/wall.h"

namespace tamga::bench {
namespace {

namespace fs = std::filesystem;

struct Asked {
  std::uint32_t threads = 2;
  int rounds = 5;
  int copies = 1;
  fs::path folder;
};

struct Amount {
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
};

struct Round {
  double wall = 0;
  double processor = 0;
};

Amount amount_of(const fs::path& folder) {
  Amount amount;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    ++amount.files;
    amount.bytes += entry.file_size();
  }
  return amount;
}

// The text in pieces that end with a full stop and a blank or with a line, in another order.
std::string shuffled(const std::string& text, std::mt19937& random) {
  std::vector<std::string_view> pieces;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool ends = text[at] == '\n' || (text[at] == ' ' && at > begin && text[at - 1] == '.');
    if (!ends) continue;
    pieces.push_back(std::string_view(text).substr(begin, at + 1 - begin));
    begin = at + 1;
  }
  std::ranges::shuffle(pieces, random);
  std::string other;
  other.reserve(text.size());
  for (const auto piece : pieces) other += piece;
  return other += std::string_view(text).substr(begin);
}

void write_copies(const fs::path& from, const fs::path& to, int copies) {
  std::mt19937 random(1);
  for (const auto& entry : fs::recursive_directory_iterator(from)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    for (int copy = 0; copy < copies; ++copy) {
      const auto folder = to / std::to_string(copy);
      fs::create_directories(folder);
      std::ofstream(folder / entry.path().filename(), std::ios::binary) << text;
      text = shuffled(text, random);
    }
  }
}

// In a process of its own. Ends with 0 if all files were added.
int add_folder(const fs::path& folder, const fs::path& to, std::uint32_t threads) {
  auto wall = Wall::raise();
  if (!wall) return 1;
  auto corpus = Corpus::create(to, {});
  auto source = open_source(folder);
  if (!corpus || !source) return 1;
  AddOptions options;
  options.threads = threads;
  const auto added = corpus->add(**source, options, [](const AddOutcome&) { return true; });
  return added && added->failed == 0 ? 0 : 1;
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

Round run_round(const fs::path& folder, std::uint32_t threads) {
  const ScratchDirectory directory;
  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = ::fork();
  if (child == 0) std::_Exit(add_folder(folder, directory.path() / "corpus", threads));
  int status = 0;
  rusage used{};
  if (child < 0 || ::wait4(child, &status, 0, &used) < 0 || status != 0) {
    std::fputs("not all files could be added\n", stderr);
    std::exit(1);
  }
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
  return {wall.count(), seconds(used.ru_utime) + seconds(used.ru_stime)};
}

void print(const char* what, const Round& round, const Amount& amount) {
  const double megabytes = static_cast<double>(amount.bytes) / 1e6;
  std::printf("%s: %.2f s, %.1f MB/s; processor %.2f s, %.1f ms a MB\n", what, round.wall, megabytes / round.wall,
              round.processor, round.processor * 1e3 / megabytes);
  std::fflush(stdout);
}

void run(const Asked& asked) {
  const ScratchDirectory copies;
  if (asked.copies > 1) write_copies(asked.folder, copies.path(), asked.copies);
  const fs::path folder = asked.copies > 1 ? copies.path() : asked.folder;
  const auto amount = amount_of(folder);
  std::printf("%llu files, %.1f MB, %u threads\n", 0ULL + amount.files, static_cast<double>(amount.bytes) / 1e6,
              asked.threads);
  std::vector<Round> rounds;
  for (int round = 0; round < asked.rounds; ++round) {
    rounds.push_back(run_round(folder, asked.threads));
    print("  round", rounds.back(), amount);
  }
  std::ranges::sort(rounds, {}, &Round::wall);
  print("median", rounds[rounds.size() / 2], amount);
}

}  // namespace
}  // namespace tamga::bench

int main(int argc, char** argv) {
  tamga::bench::Asked asked;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    const auto number = [&] { return ++i < argc ? std::max(1, std::atoi(argv[i])) : 1; };
    if (argument == "--threads") {
      asked.threads = static_cast<std::uint32_t>(number());
    } else if (argument == "--rounds") {
      asked.rounds = number();
    } else if (argument == "--copies") {
      asked.copies = number();
    } else {
      asked.folder = argument;
    }
  }
  if (asked.folder.empty()) {
    std::fputs("usage: bench_end_to_end_folder [--threads N] [--rounds N] [--copies N] FOLDER\n", stderr);
    return 2;
  }
  tamga::bench::run(asked);
  return 0;
}
