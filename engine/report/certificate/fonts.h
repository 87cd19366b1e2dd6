// The fonts of the certificate: DejaVu Sans, plain and bold, and DejaVu Sans Mono, from their own files and nothing
// else, so that neither the fonts nor the font settings of the machine change a certificate.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace tamga {

inline constexpr std::string_view kSansFamily = "DejaVu Sans";
inline constexpr std::string_view kMonoFamily = "DejaVu Sans Mono";

// Where the files are: the environment variable TAMGA_FONTS, else the folder of the Debian package fonts-dejavu-core.
std::filesystem::path font_folder();

// The files in `folder`, after a look at each: kNotFound, naming it and the package, if one is not there or cannot be
// read.
Result<std::vector<std::filesystem::path>> font_files(const std::filesystem::path& folder);

}  // namespace tamga
