// `tamga scan` as its user runs it: with a corpus and without, killed at random moments and started again.
//
// TAMGA_SCAN_KILLS sets how many times (4 by default), TAMGA_SCAN_WORKS of how many works (40), TAMGA_SCAN_SEED which
// moments.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>

#include "tests/e2e/program.h"

namespace tamga::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::uint32_t number_from(const char* variable, std::uint32_t otherwise) {
  const char* text = std::getenv(variable);
  return text == nullptr ? otherwise : static_cast<std::uint32_t>(std::stoul(text));
}

std::map<std::string, std::string> files_below(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    files[entry.path().lexically_relative(folder)] = {std::istreambuf_iterator<char>(file),
                                                      std::istreambuf_iterator<char>()};
  }
  return files;
}

class ScanProgram : public CorpusTest {
 protected:
  // Works of which every third borrows from the one before.
  void write_class(std::uint32_t works) const {
    for (std::uint32_t i = 0; i < works; ++i) {
      std::string text = own_words(i, 150);
      if (i % 3 == 2) text += " " + own_words(i - 1, 60);
      write("class/" + std::to_string(i) + ".txt", text);
    }
  }
  ProcessResult scan(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"scan", path("class")});
    return tamga(arguments);
  }
};

TEST_F(ScanProgram, TellsAClassWhoSharesText) {
  write_class(6);
  write("class/bad.bin", std::string("\x7f"
                                     "ELF\0\0\0",
                                     7));
  const auto result = scan({});
  EXPECT_EQ(result.exit_code, 3);
  EXPECT_THAT(result.errors, HasSubstr("bad.bin"));
  EXPECT_THAT(result.output, HasSubstr("6 works scanned, 1 could not be read"));
  EXPECT_THAT(result.output, HasSubstr("60 words  1.txt  -  2.txt"));
  EXPECT_THAT(result.output, HasSubstr("2 of 6 works share no text"));
  EXPECT_THAT(result.output, Not(HasSubstr("\x1b")));
}

TEST_F(ScanProgram, TheTableHasARowAWork) {
  write_class(3);
  const auto result = scan({"--format", "csv"});
  EXPECT_EQ(result.exit_code, 0) << result.errors;
  EXPECT_EQ(std::ranges::count(result.output, '\n'), 4);
}

TEST_F(ScanProgram, ProgressIsSaidWhereItIsAskedFor) {
  write_class(3);
  EXPECT_THAT(scan({}).errors, IsEmpty());
  EXPECT_THAT(scan({"--progress"}).errors, HasSubstr("3/3"));
}

TEST_F(ScanProgram, OptionsThatMakeNoSenseAreRefused) {
  write_class(1);
  EXPECT_EQ(scan({"--no-peers"}).exit_code, 2);
  EXPECT_EQ(scan({"--add"}).exit_code, 2);
  EXPECT_EQ(scan({"--author-from", "("}).exit_code, 2);
  EXPECT_EQ(scan({"--author-from", "a", "--author-from-folder"}).exit_code, 2);
  EXPECT_EQ(scan({"--corpus", path("nowhere")}).exit_code, 4);
  EXPECT_EQ(tamga({"scan", path("nowhere")}).exit_code, 3);
}

TEST_F(ScanProgram, ListsNameWorks) {
  write_class(3);
  const auto list = write("list.txt", path("class/1.txt") + "\n" + path("class/2.txt") + "\n");
  const auto result = tamga({"scan", "@" + list, "--format", "jsonl", "--nice", "19"});
  EXPECT_EQ(result.exit_code, 0) << result.errors;
  EXPECT_EQ(std::ranges::count(result.output, '\n'), 3);
}

TEST_F(ScanProgram, WorksAreAddedWhenAllAreChecked) {
  write_class(6);
  const auto result = scan({"--corpus", corpus().string(), "--add", "--collection", "essays"});
  EXPECT_EQ(result.exit_code, 0) << result.errors;
  EXPECT_EQ(counted_documents(corpus()), 6U);
  expect_sound();
}

TEST_F(ScanProgram, KilledAtAnyMomentItGoesOnToTheSameBytes) {
  const auto kills = number_from("TAMGA_SCAN_KILLS", 4);
  const auto works = number_from("TAMGA_SCAN_WORKS", 40);
  const auto seed = number_from("TAMGA_SCAN_SEED", std::random_device{}());
  std::cout << "seed: TAMGA_SCAN_SEED=" << seed << "\n";
  std::mt19937 random(seed);
  write_class(works);
  const std::vector<std::string> arguments = {"--corpus", corpus().string(), "--format", "jsonl"};
  const auto with_out = [&](const std::string& out) {
    auto all = arguments;
    all.insert(all.end(), {"--out", path(out)});
    return all;
  };
  const auto whole = scan(with_out("whole"));
  ASSERT_EQ(whole.exit_code, 0) << whole.errors;
  const auto whole_files = files_below(path("whole"));
  for (std::uint32_t kill = 0; kill < kills; ++kill) {
    const auto out = "killed-" + std::to_string(kill);
    auto command = with_out(out);
    command.insert(command.begin(), {"scan", path("class")});
    Process process(tamga_command(command));
    process.wait_for_lines(std::uniform_int_distribution<std::size_t>(0, works)(random));
    process.send(SIGKILL);
    process.wait();
    const auto again = scan(with_out(out));
    EXPECT_EQ(again.exit_code, 0) << again.errors;
    EXPECT_EQ(again.output, whole.output) << "kill " << kill;
    EXPECT_EQ(files_below(path(out)), whole_files) << "kill " << kill;
  }
}

}  // namespace
}  // namespace tamga::testing
