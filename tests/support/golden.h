// Golden files: what a view of the product looks like, kept beside the tests.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace tamga::testing {

// TAMGA_UPDATE_GOLDEN=1 rewrites the files; look at the difference before committing it.
inline bool update_golden() {
  const char* update = std::getenv("TAMGA_UPDATE_GOLDEN");
  return update != nullptr && std::string_view(update) == "1";
}

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline void write_file(const std::filesystem::path& path, std::string_view bytes) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

// `name` is relative to tests/golden.
inline void expect_golden(const std::string& text, const std::string& name) {
  const auto path = std::filesystem::path(TAMGA_SOURCE_DIR) / "tests/golden" / name;
  if (update_golden()) write_file(path, text);
  EXPECT_EQ(text, read_file(path)) << "tests/golden/" << name;
}

}  // namespace tamga::testing
