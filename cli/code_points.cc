#include "cli/code_points.h"

#include <algorithm>
#include <array>
#include <span>

namespace tamga {
namespace {

struct Interval {
  char32_t first;
  char32_t last;
};

bool inside(std::span<const Interval> intervals, char32_t value) {
  return std::ranges::any_of(intervals, [&](const Interval& i) { return i.first <= value && value <= i.last; });
}

constexpr auto kControls = std::to_array<Interval>({{0x00, 0x1F},
                                                    {0x7F, 0x9F},
                                                    {0x061C, 0x061C},
                                                    {0x200E, 0x200F},
                                                    {0x2028, 0x202E},
                                                    {0x2066, 0x206F},
                                                    {0xFFF9, 0xFFFB},
                                                    {0xE0000, 0xE007F}});

constexpr auto kNoColumns = std::to_array<Interval>({{0x0300, 0x036F},
                                                     {0x0483, 0x0489},
                                                     {0x00AD, 0x00AD},
                                                     {0x1AB0, 0x1AFF},
                                                     {0x1DC0, 0x1DFF},
                                                     {0x200B, 0x200D},
                                                     {0x2060, 0x2064},
                                                     {0x20D0, 0x20FF},
                                                     {0xFE00, 0xFE0F},
                                                     {0xFE20, 0xFE2F},
                                                     {0xFEFF, 0xFEFF}});

constexpr auto kTwoColumns = std::to_array<Interval>({{0x1100, 0x115F},
                                                      {0x2E80, 0x303E},
                                                      {0x3041, 0xA4CF},
                                                      {0xAC00, 0xD7A3},
                                                      {0xF900, 0xFAFF},
                                                      {0xFE30, 0xFE6F},
                                                      {0xFF00, 0xFF60},
                                                      {0xFFE0, 0xFFE6},
                                                      {0x1F300, 0x1F64F},
                                                      {0x1F900, 0x1F9FF},
                                                      {0x20000, 0x3FFFD}});

// Length of the sequence that a lead byte announces; 0 for a byte that cannot lead.
std::size_t announced_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

bool is_scalar_of_length(char32_t value, std::size_t length) {
  if (length == 3) return value >= 0x800 && (value < 0xD800 || value > 0xDFFF);
  if (length == 4) return value >= 0x10000 && value <= 0x10FFFF;
  return true;
}

}  // namespace

CodePoint read_code_point(std::string_view bytes) {
  const auto lead = static_cast<unsigned char>(bytes.front());
  const CodePoint invalid{lead, 1, false};
  const auto length = announced_length(lead);
  if (length == 0 || length > bytes.size()) return invalid;
  if (length == 1) return {lead, 1, true};
  char32_t value = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if ((byte & 0xC0U) != 0x80) return invalid;
    value = (value << 6U) | (byte & 0x3FU);
  }
  return is_scalar_of_length(value, length) ? CodePoint{value, length, true} : invalid;
}

bool is_white_space(char32_t value) {
  return (value >= 0x09 && value <= 0x0D) || value == ' ' || value == 0x85 || value == 0xA0 ||
         (value >= 0x2000 && value <= 0x200A) || value == 0x2028 || value == 0x2029 || value == 0x202F ||
         value == 0x205F || value == 0x3000;
}

bool is_terminal_control(char32_t value) {
  return inside(kControls, value);
}

std::uint32_t column_width(char32_t value) {
  if (value < 0x80) return 1;
  if (inside(kNoColumns, value)) return 0;
  return inside(kTwoColumns, value) ? 2 : 1;
}

}  // namespace tamga
