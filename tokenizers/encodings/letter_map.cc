#include "tokenizers/encodings/letter_map.h"

#include <algorithm>

namespace tamga {
namespace {

constexpr char32_t kUnknown = 0xFFFD;

}  // namespace

LetterMap::LetterMap(std::vector<Pair> pairs) : pairs_(std::move(pairs)) {
  std::ranges::sort(pairs_);
  const auto repeated = std::ranges::unique(pairs_, {}, &Pair::first);
  pairs_.erase(repeated.begin(), repeated.end());
  for (const auto& [there, meant] : pairs_) {
    if (there < kDirect) direct_[there] = static_cast<char16_t>(meant);
  }
}

char32_t LetterMap::far_meant(char32_t c) const {
  const auto found = std::ranges::lower_bound(pairs_, c, {}, &Pair::first);
  return found != pairs_.end() && found->first == c ? found->second : c;
}

LetterMap misread_page(CodePage real, CodePage taken) {
  std::vector<LetterMap::Pair> pairs;
  const auto add = [&](char32_t there, char32_t meant) {
    if (there != kUnknown && meant != kUnknown && there != meant) pairs.emplace_back(there, meant);
  };
  for (char32_t byte = 0x80; byte < 0x100; ++byte) {
    const char32_t meant = upper_half(real)[byte - 0x80];
    add(upper_half(taken)[byte - 0x80], meant);
    if (taken == CodePage::kCp1252) add(upper_half(CodePage::kCp1254)[byte - 0x80], meant);
    if (byte < 0xA0) add(byte, meant);
  }
  return LetterMap(std::move(pairs));
}

LetterMap symbol_font() {
  std::vector<LetterMap::Pair> pairs;
  for (char32_t byte = 0x20; byte < 0x100; ++byte) {
    if (byte == 0x7F) continue;
    const char32_t meant = character(CodePage::kCp1251, static_cast<char>(byte));
    if (meant != kUnknown) pairs.emplace_back(0xF000 + byte, meant);
  }
  return LetterMap(std::move(pairs));
}

}  // namespace tamga
