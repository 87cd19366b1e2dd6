// Least significant digit first, eight bits a pass. One look at the data counts the digits of all passes; a pass whose
// digit is the same everywhere is left out.
#include "engine/index/posting_sort.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <utility>

namespace tamga {
namespace {

constexpr std::uint32_t kDigitBits = 8;
constexpr std::size_t kDigits = 1U << kDigitBits;
constexpr std::size_t kFewEnough = 128;  // for a plain sort to be faster
constexpr std::size_t kFitsCache = 1U << 14U;

std::uint64_t key_of(std::uint64_t number) {
  return number;
}
std::uint64_t key_of(const Posting& posting) {
  return posting.fingerprint;
}

std::size_t digit(std::uint64_t key, std::uint32_t shift) {
  return static_cast<std::size_t>(key >> shift) % kDigits;
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

// Sorts `items` by their lowest `bits` bits; `other` is room for as many.
template <class Item>
void sort_in_cache(std::span<Item> items, std::span<Item> other, std::uint32_t bits) {
  if (items.size() <= kFewEnough) {
    std::ranges::stable_sort(items, {}, [](const Item& item) { return key_of(item); });
    return;
  }
  const std::uint32_t passes = (bits + kDigitBits - 1) / kDigitBits;
  std::vector<Counts> counts(passes, Counts{});
  for (const auto& item : items) {
    for (std::uint32_t pass = 0; pass < passes; ++pass) ++counts[pass][digit(key_of(item), pass * kDigitBits)];
  }
  auto from = items;
  auto to = other;
  for (std::uint32_t pass = 0; pass < passes; ++pass) {
    auto& places = counts[pass];
    if (places[digit(key_of(from.front()), pass * kDigitBits)] == items.size()) continue;
    to_places(places);
    for (const auto& item : from) to[places[digit(key_of(item), pass * kDigitBits)]++] = item;
    std::swap(from, to);
  }
  if (from.data() != items.data()) std::ranges::copy(from, items.begin());
}

// Passes over more than the cache holds cost three times as much, so what is large is parted by its highest digit
// first.
template <class Item>
void sort_by_key(std::vector<Item>& items, std::uint32_t bits) {
  if (std::ranges::is_sorted(items, {}, [](const Item& item) { return key_of(item); })) return;
  std::vector<Item> other(items.size());
  if (items.size() <= kFitsCache || bits <= kDigitBits) return sort_in_cache<Item>(items, other, bits);
  const std::uint32_t low_bits = bits - kDigitBits;
  Counts places{};
  for (const auto& item : items) ++places[digit(key_of(item), low_bits)];
  to_places(places);
  for (const auto& item : items) other[places[digit(key_of(item), low_bits)]++] = item;
  std::size_t begin = 0;  // each place is where its digit ends by now
  for (const std::size_t end : places) {
    sort_in_cache(std::span(other).subspan(begin, end - begin), std::span(items).subspan(begin, end - begin), low_bits);
    begin = end;
  }
  items.swap(other);
}

}  // namespace

void radix_sort(std::vector<std::uint64_t>& numbers, std::uint32_t bits) {
  sort_by_key(numbers, bits);
}

void radix_sort(std::vector<Posting>& postings, std::uint32_t bits) {
  sort_by_key(postings, bits);
}

}  // namespace tamga
