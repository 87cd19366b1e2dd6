// Hashing: XXH3 where speed counts, SHA-256 where a file is named by its bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace tamga {

// XXH3, 64 bits, seed 0. Stable over machines and versions, so it may be stored.
std::uint64_t hash64(std::string_view bytes);
std::uint64_t hash64(std::span<const std::uint64_t> numbers);  // over their little-endian bytes

// Of every run of `width` numbers: hashes[i] = hash64(numbers [i, i + width)). Requires as many hashes as there are
// runs.
void hash64_runs(std::span<const std::uint64_t> numbers, std::size_t width, std::span<std::uint64_t> hashes);

// Of every `width` numbers one behind the other: hashes[i] = hash64(numbers [i * width, (i + 1) * width)). Requires
// `width` times as many numbers as hashes.
void hash64_records(std::span<const std::uint64_t> numbers, std::size_t width, std::span<std::uint64_t> hashes);

// SHA-256 (FIPS 180-4) of `bytes` as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace tamga
