#include "engine/report/percent.h"

#include <cassert>
#include <cmath>

namespace tamga {

std::uint32_t percent_hundredths(std::uint64_t part, std::uint64_t whole) {
  assert(part <= whole && whole <= std::uint64_t{1} << 32U);
  if (whole == 0) return 0;
  return static_cast<std::uint32_t>((20'000 * part + whole) / (2 * whole));
}

double percent(std::uint64_t part, std::uint64_t whole) {
  // One correctly rounded division, so the shortest decimal that reads back as this number has two decimals.
  return percent_hundredths(part, whole) / 100.0;
}

double four_decimals(double fraction) {
  return std::floor(fraction * 10'000 + 0.5) / 10'000;
}

}  // namespace tamga
