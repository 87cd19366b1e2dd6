// Least significant digit first, eight bits a pass. One look at the data counts the digits of all passes; a pass whose
// digit is the same everywhere is left out.
#include "engine/index/posting_sort.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace tamga {
namespace {

constexpr std::uint32_t kDigitBits = 8;
constexpr std::size_t kDigits = 1U << kDigitBits;
constexpr std::size_t kFewEnough = 128;  // for a plain sort to be faster

std::uint64_t key_of(std::uint64_t number) {
  return number;
}
std::uint64_t key_of(const Posting& posting) {
  return posting.fingerprint;
}

std::size_t digit(std::uint64_t key, std::uint32_t pass) {
  return static_cast<std::size_t>(key >> (pass * kDigitBits)) % kDigits;
}

using Counts = std::array<std::size_t, kDigits>;

// From how many have a digit to where the first of them goes.
void to_places(Counts& counts) {
  std::size_t place = 0;
  for (auto& count : counts) {
    const std::size_t here = count;
    count = place;
    place += here;
  }
}

template <class Item>
void sort_by_key(std::vector<Item>& items, std::uint32_t bits) {
  const auto key = [](const Item& item) { return key_of(item); };
  if (std::ranges::is_sorted(items, {}, key)) return;
  if (items.size() <= kFewEnough) {
    std::ranges::stable_sort(items, {}, key);
    return;
  }
  const std::uint32_t passes = (bits + kDigitBits - 1) / kDigitBits;
  std::vector<Counts> counts(passes, Counts{});
  for (const auto& item : items) {
    for (std::uint32_t pass = 0; pass < passes; ++pass) ++counts[pass][digit(key_of(item), pass)];
  }
  std::vector<Item> other(items.size());
  for (std::uint32_t pass = 0; pass < passes; ++pass) {
    auto& places = counts[pass];
    if (places[digit(key_of(items.front()), pass)] == items.size()) continue;
    to_places(places);
    for (const auto& item : items) other[places[digit(key_of(item), pass)]++] = item;
    items.swap(other);
  }
}

}  // namespace

void radix_sort(std::vector<std::uint64_t>& numbers, std::uint32_t bits) {
  sort_by_key(numbers, bits);
}

void radix_sort(std::vector<Posting>& postings, std::uint32_t bits) {
  sort_by_key(postings, bits);
}

}  // namespace tamga
