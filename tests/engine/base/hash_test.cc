#include "engine/base/hash.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tamga {
namespace {

// Hashes are stored in indexes, so their values are part of the format.
TEST(Hash64, KeepsItsValues) {
  EXPECT_EQ(hash64(std::string_view()), 0x2D06800538D394C2U);  // the reference value of XXH3 for no input
  EXPECT_EQ(hash64(std::string_view("мектеп")), hash64(std::string("мек") + "теп"));
  EXPECT_NE(hash64(std::string_view("мектеп")), hash64(std::string_view("мектел")));
}

TEST(Hash64, OfNumbersIsThatOfTheirLittleEndianBytes) {
  const std::vector<std::uint64_t> numbers = {1, 0x0102030405060708U, ~0ULL};
  std::string bytes;
  for (const std::uint64_t number : numbers) {
    for (unsigned shift = 0; shift < 64; shift += 8) bytes += static_cast<char>((number >> shift) & 0xFFU);
  }
  EXPECT_EQ(hash64(std::span(numbers)), hash64(bytes));
}

// FIPS 180-4, the examples of the standard.
TEST(Sha256, AgreesWithTheStandard) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace tamga
