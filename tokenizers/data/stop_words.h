// The function words of the three languages, compiled in: compiled for this project, a space between two words.
#pragma once

#include <string_view>

namespace tamga::data {

std::string_view kyrgyz_stop_words();
std::string_view russian_stop_words();
std::string_view english_stop_words();

}  // namespace tamga::data
