// The real program on real files: what every end-to-end test needs.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/process.h"
#include "tests/support/temporary_directory.h"

namespace tamga::testing {

// Runs `tamga` with `arguments`; TAMGA_CORPUS is not set.
ProcessResult tamga(const std::vector<std::string>& arguments, ProcessOptions options = {});

// The command line of the same run, for a Process.
std::vector<std::string> tamga_command(const std::vector<std::string>& arguments);

// A zip archive of the given names and bytes, whatever the names are.
std::string zip_of(const std::vector<std::pair<std::string, std::string>>& entries);

// A DOCX file with these paragraphs; `prologue` stands in front of the root element of its text.
std::string docx_of(const std::vector<std::string>& paragraphs, const std::string& prologue = {});

// `count` different words, not shared with any other `seed`: a text that borrows nothing.
std::string own_words(std::uint32_t seed, std::size_t count);

// The ids that `tamga list` prints, sorted. A failed list fails the test.
std::vector<std::string> listed_ids(const std::filesystem::path& corpus);

// Number of current documents that `tamga stats` prints.
std::uint64_t counted_documents(const std::filesystem::path& corpus);

// A folder that anybody may enter, with an empty corpus "corpus" in it.
class CorpusTest : public ::testing::Test {
 protected:
  void SetUp() override;

  const std::filesystem::path& root() const { return directory_.path(); }
  std::filesystem::path corpus() const { return root() / "corpus"; }
  std::string path(const std::string& name) const { return (root() / name).string(); }
  // Writes a file below the root and returns its path.
  std::string write(const std::string& name, const std::string& bytes) const;
  // `command --corpus CORPUS arguments...`
  ProcessResult run(const std::string& command, const std::vector<std::string>& arguments,
                    ProcessOptions options = {}) const;
  // Lists, counts and checks: whatever happened before, the corpus works and agrees with itself.
  void expect_sound() const;

 private:
  TemporaryDirectory directory_;
};

}  // namespace tamga::testing
