#include "engine/report/certificate/fonts.h"

#include <cstdlib>
#include <fstream>
#include <string>

namespace tamga {
namespace {

constexpr const char* kFiles[] = {"DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSansMono.ttf"};

// A TrueType file begins with its version, 1.0.
bool is_font(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  char head[4] = {};
  return file.read(head, sizeof head) && std::string_view(head, sizeof head) == std::string_view("\0\1\0\0", 4);
}

}  // namespace

std::filesystem::path font_folder() {
  const char* named = std::getenv("TAMGA_FONTS");
  return named != nullptr && *named != '\0' ? named : TAMGA_FONT_FOLDER;
}

Result<std::vector<std::filesystem::path>> font_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const char* name : kFiles) {
    files.push_back(folder / name);
    if (is_font(files.back())) continue;
    return fail(ErrorCode::kNotFound, files.back().string() +
                                          ": this font, which the certificate is set in, is not there; install the "
                                          "package fonts-dejavu-core or name its folder in TAMGA_FONTS");
  }
  return files;
}

}  // namespace tamga
