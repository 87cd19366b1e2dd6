// The function words of the three languages, compiled in: compiled for this project, a space between two words.
#pragma once

#include <string_view>

namespace tamga::data {

extern const std::string_view kKyrgyzStopWords;
extern const std::string_view kRussianStopWords;
extern const std::string_view kEnglishStopWords;

}  // namespace tamga::data
