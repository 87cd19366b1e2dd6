// Random texts of real words in three languages, and runs planted into them.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "engine/report/report.h"

namespace tamga::testing {

using Random = std::mt19937_64;

inline constexpr const char* kLanguages[] = {"ky", "ru", "en"};

// `count` words of the samples in a language, in random order, frequent ones more often, joined by blanks, commas,
// dashes and full stops.
std::string random_words(const std::string& language, std::size_t count, Random& random);

// Where a run stands in a text, in code points.
struct PlantedText {
  std::string text;
  std::vector<CodePointRange> runs;  // in the order of the runs given
};

// `runs` in random order, each between 5 to 60 random words of `language`.
PlantedText plant(const std::vector<std::string>& runs, const std::string& language, Random& random);

// Work sizes for this build: `count`, or a tenth of it where a sanitizer makes everything slow.
constexpr std::size_t rounds(std::size_t count) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return count / 10;
#else
  return count;
#endif
}

}  // namespace tamga::testing
