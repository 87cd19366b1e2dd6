// Includes point one way: cli, service -> corpora -> tokenizers -> engine; inside engine along the data flow. And each
// third-party library has one home.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

// Folders in the order of the flow: a file may include from its own folder and from any folder named before it. The
// commands and the views of cli/ are one layer: the program calls the commands, and they call the views.
const std::vector<std::string> kLayers = {
    "engine/base",    "engine/storage",   "engine/text",     "engine/fingerprint", "engine/index",    "engine/match",
    "engine/report",  "engine",           "tokenizers/data", "tokenizers",         "corpora/extract", "corpora/archive",
    "corpora/wiki",   "corpora/helpers",   "corpora/worker",   "corpora/pdf",     "corpora/sources",    "corpora",         "cli",
    "service/config", "service/log",      "service/metrics", "service/access",     "service/http",    "service/state",
    "service/jobs",   "service/webhooks", "service/works",   "service/viewer",     "service/lms",     "service/erasure",
    "service"};

// Header prefix of a library, and the folders that may include it.
const std::map<std::string, std::vector<std::string>> kHomes = {
    {"rocksdb/", {"engine/index", "engine/storage"}},
    {"zstd.h", {"engine/index"}},
    {"xxhash.h", {"engine/base"}},
    {"openssl/", {"engine/base"}},
    {"cairo", {"engine/report"}},
    {"fontconfig/", {"engine/report"}},
    {"pango/", {"engine/report"}},
    {"qrencode.h", {"engine/report"}},
    {"unicode/", {"tokenizers"}},
    {"libstemmer.h", {"tokenizers"}},
    {"archive.h", {"corpora/extract", "corpora/archive"}},
    {"archive_entry.h", {"corpora/extract", "corpora/archive"}},
    {"expat.h", {"corpora/wiki"}},
    {"gumbo.h", {"corpora/extract"}},
    {"md4c.h", {"corpora/extract"}},
    {"pugixml.hpp", {"corpora/extract"}},
    {"uchardet", {"corpora/extract"}},
    {"GfxState.h", {"corpora/pdf"}},
    {"OutputDev.h", {"corpora/pdf"}},
    {"PDFDoc.h", {"corpora/pdf"}},
    {"TextOutputDev.h", {"corpora/pdf"}},
    {"seccomp.h", {"corpora/worker"}},
    {"CLI/", {"cli"}},
    {"fmt/", {"cli"}},
    {"Poco/", {"service/http", "service/webhooks"}},
    {"sodium.h", {"service/access"}},
    {"toml++/", {"service/config"}},
    {"prometheus/", {"service/metrics"}},
};

std::string layer_of(const std::string& path) {
  std::string best;
  for (const auto& layer : kLayers) {
    if (path.starts_with(layer + "/") && layer.size() > best.size()) best = layer;
  }
  return best;
}

std::ptrdiff_t rank(const std::string& layer) {
  return std::ranges::find(kLayers, layer) - kLayers.begin();
}

struct Include {
  std::string file;
  std::string target;
  bool ours;
};

std::vector<Include> includes() {
  const fs::path root(TAMGA_SOURCE_DIR);
  const std::regex line_of_include(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"])re");
  std::vector<Include> found;
  for (const char* top : {"engine", "tokenizers", "corpora", "cli", "service"}) {
    if (!fs::exists(root / top)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
      const auto extension = entry.path().extension();
      if (extension != ".h" && extension != ".cc") continue;
      std::ifstream file(entry.path());
      std::string line;
      std::smatch match;
      while (std::getline(file, line)) {
        if (std::regex_search(line, match, line_of_include)) {
          found.push_back({fs::relative(entry.path(), root).string(), match[2], match[1] == "\""});
        }
      }
    }
  }
  return found;
}

TEST(Layering, IncludesPointOneWay) {
  const auto all = includes();
  ASSERT_GT(all.size(), 50U);
  for (const auto& include : all) {
    if (!include.ours) continue;
    const auto from = layer_of(include.file);
    const auto to = layer_of(include.target);
    EXPECT_FALSE(to.empty()) << include.file << " includes \"" << include.target << "\", not written from the root";
    EXPECT_LE(rank(to), rank(from)) << include.file << " includes " << include.target;
  }
}

TEST(Layering, EachLibraryHasOneHome) {
  for (const auto& include : includes()) {
    for (const auto& [prefix, homes] : kHomes) {
      if (include.ours || !include.target.starts_with(prefix)) continue;
      EXPECT_TRUE(std::ranges::find(homes, layer_of(include.file)) != homes.end())
          << include.file << " includes <" << include.target << ">";
    }
  }
}

}  // namespace
