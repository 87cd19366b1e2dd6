#include "engine/report/percent.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>

#include "engine/base/json.h"

namespace tamga {
namespace {

TEST(Percent, RoundsHalvesUp) {
  const struct {
    std::uint64_t part, whole;
    std::uint32_t hundredths;
  } cases[] = {
      {0, 0, 0},      {0, 7, 0},      {7, 7, 10'000},           {1, 3, 3333},        {2, 3, 6667},
      {1, 8, 1250},   {1, 20'000, 1},  // 0.005 % is a half
      {1, 20'001, 0}, {3, 20'000, 2}, {19'999, 20'000, 10'000}, {1, 1ULL << 32U, 0}, {1ULL << 32U, 1ULL << 32U, 10'000},
  };
  for (const auto& c : cases)
    EXPECT_EQ(percent_hundredths(c.part, c.whole), c.hundredths) << c.part << " of " << c.whole;
}

TEST(Percent, IsWithinHalfAHundredthOfTheExactShare) {
  for (std::uint64_t whole = 1; whole < 300; ++whole) {
    for (std::uint64_t part = 0; part <= whole; ++part) {
      // |hundredths - 10000 part / whole| <= 1/2, in whole numbers.
      const auto twice = static_cast<std::int64_t>(2 * percent_hundredths(part, whole) * whole);
      const auto error = twice - static_cast<std::int64_t>(20'000 * part);
      EXPECT_LE(error, static_cast<std::int64_t>(whole));
      EXPECT_GT(error, -static_cast<std::int64_t>(whole));
    }
  }
}

std::string decimals(std::uint32_t value, int digits) {
  std::uint32_t unit = 1;
  for (int i = 0; i < digits; ++i) unit *= 10;
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%u.%0*u", value / unit, digits, value % unit);
  std::string text(buffer);
  while (text.ends_with('0') && !text.ends_with(".0")) text.pop_back();
  return text;
}

TEST(Percent, EveryPossibleValueIsWrittenWithItsDecimalsAndNoMore) {
  for (std::uint32_t i = 0; i <= 10'000; ++i) {
    EXPECT_EQ(dump_json_line(Json(percent(i, 10'000))), decimals(i, 2));
    EXPECT_EQ(dump_json_line(Json(four_decimals(i / 10'000.0))), decimals(i, 4));
  }
}

TEST(FourDecimals, RoundsHalvesUp) {
  EXPECT_EQ(four_decimals(2.0 / 3), 0.6667);
  EXPECT_EQ(four_decimals(1.0 / 3), 0.3333);
  EXPECT_EQ(four_decimals(1.0 / 32), 0.0313);  // 0.03125, exact in binary
  EXPECT_EQ(four_decimals(1), 1.0);
  EXPECT_EQ(four_decimals(0), 0.0);
}

}  // namespace
}  // namespace tamga
