#include "engine/index/byte_codec.h"

#include <limits>

#include "engine/base/hash.h"

namespace tamga {
namespace {

std::uint64_t checksum(std::string_view bytes) {
  return hash64(bytes) & 0xFFFFFFFFU;
}

}  // namespace

void ByteWriter::varint(std::uint64_t value) {
  for (; value >= 0x80U; value >>= 7U) byte(static_cast<std::uint8_t>(value | 0x80U));
  byte(static_cast<std::uint8_t>(value));
}

void ByteWriter::varints(std::span<const std::uint64_t> values) {
  constexpr std::size_t kMostBytes = 10;  // of one
  const auto old = bytes_.size();
  bytes_.resize(old + kMostBytes * values.size());
  char* to = bytes_.data() + old;
  for (auto value : values) {
    for (; value >= 0x80U; value >>= 7U) *to++ = static_cast<char>(value | 0x80U);
    *to++ = static_cast<char>(value);
  }
  bytes_.resize(static_cast<std::size_t>(to - bytes_.data()));
}

void ByteWriter::little_endian(std::uint64_t value, std::size_t bytes) {
  for (std::size_t i = 0; i < bytes; ++i) byte(static_cast<std::uint8_t>(value >> (8 * i)));
}

void ByteWriter::string(std::string_view value) {
  varint(value.size());
  raw(value);
}

std::uint8_t ByteReader::byte() {
  const auto one = raw(1);
  return one.empty() ? 0 : static_cast<std::uint8_t>(one[0]);
}

std::uint64_t ByteReader::varint() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    const std::uint64_t next = byte();
    if (shift == 63 && next > 1) break;  // more than 64 bits
    value |= (next & 0x7FU) << shift;
    if (next < 0x80U) return sound_ ? value : 0;
  }
  reject();
  return 0;
}

std::uint32_t ByteReader::varint32() {
  const auto value = varint();
  if (value > std::numeric_limits<std::uint32_t>::max()) {
    reject();
    return 0;
  }
  return static_cast<std::uint32_t>(value);
}

std::uint64_t ByteReader::little_endian(std::size_t bytes) {
  std::uint64_t value = 0;
  const auto field = raw(bytes);
  for (std::size_t i = field.size(); i > 0; --i) value = (value << 8U) | static_cast<std::uint8_t>(field[i - 1]);
  return value;
}

std::string_view ByteReader::string() {
  const auto size = varint();
  if (size > rest_.size()) {
    reject();
    return {};
  }
  return raw(static_cast<std::size_t>(size));
}

std::string_view ByteReader::raw(std::size_t bytes) {
  if (!sound_ || bytes > rest_.size()) {
    reject();
    return {};
  }
  const auto field = rest_.substr(0, bytes);
  rest_.remove_prefix(bytes);
  return field;
}

std::string seal(std::string row) {
  ByteWriter end;
  end.little_endian(checksum(row), kSealBytes);
  return std::move(row) + end.take();
}

std::optional<std::string_view> unseal(std::string_view sealed) {
  if (sealed.size() < kSealBytes) return std::nullopt;
  const auto row = sealed.substr(0, sealed.size() - kSealBytes);
  if (ByteReader(sealed.substr(row.size())).little_endian(kSealBytes) != checksum(row)) return std::nullopt;
  return row;
}

std::string big_endian32(std::uint32_t value) {
  std::string bytes;
  for (unsigned shift = 32; shift > 0; shift -= 8) bytes.push_back(static_cast<char>((value >> (shift - 8)) & 0xFFU));
  return bytes;
}

std::uint32_t read_big_endian32(std::string_view four_bytes) {
  std::uint32_t value = 0;
  for (const char byte : four_bytes.substr(0, 4)) value = (value << 8U) | static_cast<std::uint8_t>(byte);
  return value;
}

}  // namespace tamga
