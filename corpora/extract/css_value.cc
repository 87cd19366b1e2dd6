#include "corpora/extract/css_value.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <utility>
#include <vector>

namespace tamga {
namespace {

constexpr auto kNames = std::to_array<std::pair<std::string_view, Colour>>({{"white", kWhite},
                                                                            {"black", {0, 0, 0}},
                                                                            {"snow", {255, 250, 250}},
                                                                            {"ivory", {255, 255, 240}},
                                                                            {"azure", {240, 255, 255}},
                                                                            {"ghostwhite", {248, 248, 255}},
                                                                            {"floralwhite", {255, 250, 240}},
                                                                            {"whitesmoke", {245, 245, 245}},
                                                                            {"mintcream", {245, 255, 250}},
                                                                            {"aliceblue", {240, 248, 255}},
                                                                            {"lavenderblush", {255, 240, 245}},
                                                                            {"honeydew", {240, 255, 240}},
                                                                            {"canvas", kWhite},
                                                                            {"window", kWhite},
                                                                            {"maroon", {128, 0, 0}},
                                                                            {"purple", {128, 0, 128}},
                                                                            {"fuchsia", {255, 0, 255}},
                                                                            {"magenta", {255, 0, 255}},
                                                                            {"olive", {128, 128, 0}},
                                                                            {"teal", {0, 128, 128}},
                                                                            {"aqua", {0, 255, 255}},
                                                                            {"cyan", {0, 255, 255}},
                                                                            {"seashell", {255, 245, 238}},
                                                                            {"silver", {192, 192, 192}},
                                                                            {"lightgray", {211, 211, 211}},
                                                                            {"lightgrey", {211, 211, 211}},
                                                                            {"gray", {128, 128, 128}},
                                                                            {"grey", {128, 128, 128}},
                                                                            {"red", {255, 0, 0}},
                                                                            {"green", {0, 128, 0}},
                                                                            {"lime", {0, 255, 0}},
                                                                            {"blue", {0, 0, 255}},
                                                                            {"navy", {0, 0, 128}},
                                                                            {"yellow", {255, 255, 0}},
                                                                            {"orange", {255, 165, 0}}});

// The numbers of "rgb(1, 2, 3 / 50%)"; those in percent as a share of `whole`.
std::vector<double> numbers_in(std::string_view value) {
  std::vector<double> numbers;
  const std::string text(value.substr(0, 128));
  const char* at = text.c_str();
  while (*at != '\0') {
    char* end = nullptr;
    const double number = std::strtod(at, &end);
    if (end == at || !std::isfinite(number)) {  // strtod also reads "nan" and "inf", which are no numbers here
      at = end == at ? at + 1 : end;
      continue;
    }
    numbers.push_back(*end == '%' ? number / 100 * (numbers.size() < 3 ? 255 : 1) : number);
    at = end;
  }
  return numbers;
}

CssColour from_numbers(const std::vector<double>& numbers) {
  constexpr double kHardlySeen = 0.05;
  if (numbers.size() < 3) return {};
  const auto part = [&numbers](std::size_t i) { return static_cast<std::uint8_t>(std::clamp(numbers[i], 0.0, 255.0)); };
  const bool transparent = numbers.size() > 3 && numbers[3] < kHardlySeen;
  const bool mixed = numbers.size() > 3 && numbers[3] < 1 - kHardlySeen;
  if (mixed) return {.colour = {}, .transparent = transparent};
  return {.colour = Colour{part(0), part(1), part(2)}, .transparent = false};
}

// "#fff8", "#ffffff80": the last digits say how much of it is seen.
CssColour from_hex(std::string_view value) {
  const std::size_t digits = value.size() == 5 ? 1 : 2;
  if (value.size() != 5 && value.size() != 9) return {.colour = parse_colour(value), .transparent = false};
  const auto opacity = value.substr(1 + 3 * digits);
  const auto seen = parse_colour(digits == 1 ? std::string(3, opacity[0]) : std::string(opacity) + "0000");
  constexpr std::uint8_t kHardlySeen = 13;
  if (seen && seen->red < kHardlySeen) return {.colour = {}, .transparent = true};
  if (seen && seen->red <= 255 - kHardlySeen) return {};
  return {.colour = parse_colour(value.substr(0, 1 + 3 * digits)), .transparent = false};
}

// "hsl(120, 100%, 25%)", of which only the greys are known.
CssColour from_hue(std::string_view value) {
  auto numbers = numbers_in(value);
  if (numbers.size() < 3) return {};
  const double most = 255;
  const bool grey = numbers[1] < most / 10 || numbers[2] < most / 10 || numbers[2] > most * 9 / 10;
  numbers[0] = numbers[1] = numbers[2];
  auto read = from_numbers(numbers);
  if (!grey) read.colour = std::nullopt;
  return read;
}

// Far beyond any page, and far from what could not be calculated with: lengths are multiplied again and again.
double bounded(double points) {
  constexpr double kMost = 1e9;
  return std::clamp(points, -kMost, kMost);
}

}  // namespace

std::string css_word(std::string_view text) {
  std::string word(text);
  std::ranges::transform(word, word.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const auto first = word.find_first_not_of(" \t\r\n\f");
  if (first == std::string::npos) return {};
  return word.substr(first, word.find_last_not_of(" \t\r\n\f") + 1 - first);
}

CssColour parse_css_colour(std::string_view value) {
  if (value == "transparent") return {.colour = {}, .transparent = true};
  if (value.starts_with('#')) return from_hex(value);
  if (value.starts_with("hsl")) return from_hue(value);
  if (value.starts_with("rgb")) return from_numbers(numbers_in(value));
  for (const auto& [name, colour] : kNames) {
    if (value == name) return {.colour = colour, .transparent = false};
  }
  return {};
}

std::optional<double> parse_css_length(std::string_view value, double points) {
  constexpr auto kUnits = std::to_array<std::pair<std::string_view, double>>({{"px", 0.75},
                                                                              {"pt", 1},
                                                                              {"pc", 12},
                                                                              {"in", 72},
                                                                              {"cm", 72 / 2.54},
                                                                              {"mm", 72 / 25.4},
                                                                              {"rem", 12},
                                                                              {"vw", 8},
                                                                              {"vh", 6}});
  const std::string text(value.substr(0, 64));
  char* end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  if (end == text.c_str() || !std::isfinite(number)) return std::nullopt;
  const std::string_view unit(end);
  if (unit == "em" || unit == "ex" || unit == "ch") return bounded(number * points);
  if (unit == "%") return bounded(number * points / 100);
  for (const auto& [name, size] : kUnits) {
    if (unit == name) return bounded(number * size);
  }
  if (number == 0 && unit.empty()) return 0;
  return std::nullopt;
}

}  // namespace tamga
