// Old encodings: is a passage that was stored in one of them read as it was written, and is one that was not left
// alone?
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "bench/language/figures.h"

namespace tamga::bench {

struct EncodingOptions {
  std::size_t passages = 1200;    // of each map and language
  std::size_t characters = 400;   // of a passage
  bool measured_half = true;      // false: the half on which the limits were chosen
  std::size_t show_mistakes = 0;  // on standard error, of each figure
};

// `data` holds texts/ky, texts/ru and texts/en.
std::vector<Figure> encoding_figures(const std::filesystem::path& data, const EncodingOptions& options);

}  // namespace tamga::bench
