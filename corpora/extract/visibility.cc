#include "corpora/extract/visibility.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>

namespace tamga {

std::optional<Colour> parse_colour(std::string_view hex) {
  if (hex.starts_with('#')) hex.remove_prefix(1);
  if (hex.size() != 3 && hex.size() != 6) return std::nullopt;
  const std::size_t digits = hex.size() / 3;
  std::array<std::uint8_t, 3> parts{};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto part = hex.substr(i * digits, digits);
    unsigned value = 0;
    const auto [end, failed] = std::from_chars(part.data(), part.data() + part.size(), value, 16);
    if (failed != std::errc() || end != part.data() + part.size()) return std::nullopt;
    parts.at(i) = static_cast<std::uint8_t>(digits == 1 ? value * 17 : value);
  }
  return Colour{parts[0], parts[1], parts[2]};
}

bool looks_the_same(Colour one, Colour other) {
  constexpr int kTenth = 25;
  const auto apart = [](std::uint8_t a, std::uint8_t b) { return std::abs(int{a} - int{b}); };
  return std::max({apart(one.red, other.red), apart(one.green, other.green), apart(one.blue, other.blue)}) < kTenth;
}

bool is_outside_any_page(double at, double size) {
  constexpr double kLargestPage = 22 * 72;
  constexpr double kLargestMargin = 4 * 72;
  return at > kLargestPage || at + size < -kLargestMargin;
}

std::optional<HiddenBy> hidden_by(const Look& look) {
  if (look.hidden) return HiddenBy::kFormat;
  if (look.without_ink) return HiddenBy::kTransparent;
  if (look.off_page) return HiddenBy::kOffPage;
  if (look.cut_off || look.points < kLeastPoints) return HiddenBy::kSize;
  if (look.ink && look.ground && looks_the_same(*look.ink, *look.ground)) return HiddenBy::kColour;
  return std::nullopt;
}

}  // namespace tamga
