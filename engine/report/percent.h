// Per cents as every view prints them: two decimals, from whole numbers, the same on every machine.
#pragma once

#include <cstdint>

namespace tamga {

// `part` of `whole` in hundredths of one per cent, 0..10000; halves round up. Nothing of nothing is 0.
// Requires part <= whole and whole <= 2^32.
std::uint32_t percent_hundredths(std::uint64_t part, std::uint64_t whole);

// The same as the number nearest to it: 1234 hundredths are 12.34.
double percent(std::uint64_t part, std::uint64_t whole);

// A fraction 0..1 to four decimals; halves round up.
double four_decimals(double fraction);

}  // namespace tamga
