// The scripts of corpora/samples make the committed files, byte for byte, and find no fault with them.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

namespace tamga {
namespace {

namespace fs = std::filesystem;

constexpr const char* kSamples = TAMGA_SOURCE_DIR "/corpora/samples";

class SampleScripts : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "tamga-samples-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    directory_ = pattern;
  }
  void TearDown() override { fs::remove_all(directory_); }

  // Exit status of a script of the samples; what it prints goes to `output`.
  int run(const std::string& script, const std::string& arguments) const {
    const std::string command = "python3 '" + (fs::path(kSamples) / script).string() + "' " + arguments + " > '" +
                                (directory_ / "output").string() + "' 2>&1";
    return std::system(command.c_str());  // NOLINT(cert-env33-c,concurrency-mt-unsafe): one thread, our own words
  }

  std::string out(const std::string& folder) const { return "--out '" + (directory_ / folder).string() + "'"; }

  fs::path directory_;
};

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Bytes of the files right inside `folder` whose names end in `extension`, by name.
std::map<std::string, std::string> files(const fs::path& folder, const std::string& extension = {}) {
  std::map<std::string, std::string> bytes;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (!entry.is_regular_file() || !entry.path().string().ends_with(extension)) continue;
    bytes[entry.path().filename().string()] = read_file(entry.path());
  }
  return bytes;
}

TEST_F(SampleScripts, MakeWorksMakesTheCommittedBytes) {
  ASSERT_EQ(run("make_works.py", out("made")), 0) << read_file(directory_ / "output");
  const auto committed = files(fs::path(kSamples) / "works");
  EXPECT_GE(committed.size(), 14U);
  EXPECT_TRUE(files(directory_ / "made" / "works") == committed);
  EXPECT_EQ(read_file(directory_ / "made" / "manifest.json"), read_file(fs::path(kSamples) / "manifest.json"));
}

TEST_F(SampleScripts, MakeDocxMakesTheCommittedBytes) {
  ASSERT_EQ(run("make_docx.py", out("made")), 0) << read_file(directory_ / "output");
  const auto committed = files(fs::path(kSamples) / "sources", ".docx");
  EXPECT_EQ(committed.size(), 2U);
  EXPECT_TRUE(files(directory_ / "made") == committed);
}

TEST_F(SampleScripts, CheckSamplesFindsNoFault) {
  EXPECT_EQ(run("check_samples.py", ""), 0) << read_file(directory_ / "output");
}

}  // namespace
}  // namespace tamga
