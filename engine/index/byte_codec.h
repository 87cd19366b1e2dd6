// Bytes of stored rows: numbers and strings one after another, and a checksum over them.
//
// Varints are LEB128: seven bits a byte, least significant first. Strings are a varint length and their bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace tamga {

class ByteWriter {
 public:
  ByteWriter() = default;
  explicit ByteWriter(std::size_t expected) { bytes_.reserve(expected); }
  void byte(std::uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
  void varint(std::uint64_t value);
  void varints(std::span<const std::uint64_t> values);  // many, faster
  void little_endian(std::uint64_t value, std::size_t bytes);
  void string(std::string_view value);
  void raw(std::string_view value) { bytes_.append(value); }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// Reads hostile bytes: past the end, or at a varint or string that does not fit, everything reads as zero or empty and
// complete() is false from then on. So a decoder reads all its fields and asks once.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  std::uint8_t byte();
  std::uint64_t varint();
  std::uint32_t varint32();
  std::uint64_t little_endian(std::size_t bytes);  // at most 8
  std::string_view string();
  std::string_view raw(std::size_t bytes);
  std::size_t left() const { return rest_.size(); }
  void reject() { sound_ = false; }

  bool sound() const { return sound_; }                      // nothing was wrong so far
  bool complete() const { return sound_ && rest_.empty(); }  // and every byte was read

 private:
  std::string_view rest_;
  bool sound_ = true;
};

// Four bytes of checksum behind a row: the lower half of its XXH3 hash, little-endian.
inline constexpr std::size_t kSealBytes = 4;
std::string seal(std::string row);
std::optional<std::string_view> unseal(std::string_view sealed);  // nothing: damaged

// Numbers in keys are big-endian, so that RocksDB's order of bytes is their order.
std::string big_endian32(std::uint32_t value);
std::uint32_t read_big_endian32(std::string_view four_bytes);

}  // namespace tamga
