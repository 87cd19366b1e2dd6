#include "engine/match/exclusions/exclusion_settings.h"

#include <charconv>
#include <string_view>

namespace tamga {
namespace {

constexpr std::uint32_t kMostWords = 1'000'000;

std::unexpected<Error> not_an_amount(std::string_view text) {
  return fail(ErrorCode::kInvalidArgument,
              "\"" + std::string(text) + "\": neither a number of words (40) nor a per cent of the work (0.5%)");
}

// The digits at the front of `text`, taken from it; false without any, or for more than kMostWords.
bool take_number(std::string_view& text, std::uint32_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || number > kMostWords) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

}  // namespace

Result<LeastSource> parse_least_source(std::string_view text) {
  std::string_view rest = text;
  std::uint32_t whole = 0;
  if (!take_number(rest, whole)) return not_an_amount(text);
  if (rest.empty()) return LeastSource{whole, 0};
  std::uint32_t hundredths = 0;
  if (rest.starts_with('.')) {
    rest.remove_prefix(1);
    const std::string_view decimals = rest;
    if (!take_number(rest, hundredths)) return not_an_amount(text);
    const auto digits = decimals.size() - rest.size();
    if (digits > 2) return not_an_amount(text);
    if (digits == 1) hundredths *= 10;
  }
  if (rest != "%" || whole > 100) return not_an_amount(text);
  return LeastSource{0, whole * 100 + hundredths};
}

}  // namespace tamga
