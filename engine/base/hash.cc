#include "engine/base/hash.h"

#include <openssl/evp.h>
#define XXH_INLINE_ALL  // a hash of a few words costs little more than the call of a function
#include <xxhash.h>

#include <array>
#include <bit>
#include <cassert>

namespace tamga {

static_assert(std::endian::native == std::endian::little, "stored hashes are taken over little-endian bytes");

std::uint64_t hash64(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

std::uint64_t hash64(std::span<const std::uint64_t> numbers) {
  return XXH3_64bits(numbers.data(), numbers.size_bytes());
}

void hash64_runs(std::span<const std::uint64_t> numbers, std::size_t width, std::span<std::uint64_t> hashes) {
  assert(hashes.empty() || numbers.size() + 1 == hashes.size() + width);
  // The usual width as a constant, so that the compiler leaves nothing of XXH3 but what 40 bytes need.
  constexpr std::size_t kUsual = 5;
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    const auto* run = &numbers[i];
    hashes[i] = width == kUsual ? XXH3_64bits(run, kUsual * sizeof *run) : XXH3_64bits(run, width * sizeof *run);
  }
}

void hash64_records(std::span<const std::uint64_t> numbers, std::size_t width, std::span<std::uint64_t> hashes) {
  assert(numbers.size() == hashes.size() * width);
  constexpr std::size_t kUsual = 3;  // as above
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    const auto* record = numbers.data() + i * width;
    hashes[i] =
        width == kUsual ? XXH3_64bits(record, kUsual * sizeof *record) : XXH3_64bits(record, width * sizeof *record);
  }
}

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, 32> digest{};
  [[maybe_unused]] const int done =
      EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr);
  assert(done == 1);  // fails only without memory or without the algorithm
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * digest.size());
  for (const unsigned char byte : digest) {
    hex += kDigits[byte >> 4U];
    hex += kDigits[byte & 15U];
  }
  return hex;
}

}  // namespace tamga
