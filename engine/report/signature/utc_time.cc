#include "engine/report/signature/utc_time.h"

#include <cstddef>

namespace tamga {
namespace {

constexpr std::string_view kForm = "0000-00-00T00:00:00Z";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool has_the_form(std::string_view text) {
  if (text.size() != kForm.size()) return false;
  for (std::size_t i = 0; i < kForm.size(); ++i) {
    if (kForm[i] == '0' ? !is_digit(text[i]) : text[i] != kForm[i]) return false;
  }
  return true;
}

unsigned number_at(std::string_view text, std::size_t at, std::size_t digits) {
  unsigned number = 0;
  for (const char c : text.substr(at, digits)) number = 10 * number + static_cast<unsigned>(c - '0');
  return number;
}

void write_at(std::string& text, std::size_t at, std::size_t digits, long number) {
  for (std::size_t i = digits; i > 0; --i, number /= 10) text[at + i - 1] = static_cast<char>('0' + number % 10);
}

}  // namespace

std::string utc_time(std::chrono::system_clock::time_point time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(std::chrono::floor<std::chrono::seconds>(time - day));
  std::string text(kForm);
  write_at(text, 0, 4, static_cast<int>(date.year()));
  write_at(text, 5, 2, static_cast<long>(static_cast<unsigned>(date.month())));
  write_at(text, 8, 2, static_cast<long>(static_cast<unsigned>(date.day())));
  write_at(text, 11, 2, clock.hours().count());
  write_at(text, 14, 2, clock.minutes().count());
  write_at(text, 17, 2, clock.seconds().count());
  return text;
}

bool is_utc_time(std::string_view text) {
  if (!has_the_form(text)) return false;
  const std::chrono::year_month_day date(std::chrono::year(static_cast<int>(number_at(text, 0, 4))),
                                         std::chrono::month(number_at(text, 5, 2)),
                                         std::chrono::day(number_at(text, 8, 2)));
  return date.ok() && number_at(text, 11, 2) < 24 && number_at(text, 14, 2) < 60 && number_at(text, 17, 2) < 60;
}

}  // namespace tamga
