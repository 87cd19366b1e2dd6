// Records inside frames: numbers and strings one after another, as the machine has them, since both ends are one.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace tamga {

class RecordWriter {
 public:
  explicit RecordWriter(std::size_t expected = 0) { bytes_.reserve(expected); }

  template <class T>
    requires std::is_arithmetic_v<T>
  void number(T value) {
    std::array<char, sizeof(T)> bytes{};
    std::memcpy(bytes.data(), &value, sizeof(T));
    bytes_.append(bytes.data(), bytes.size());
  }
  void string(std::string_view value) {
    number(std::uint64_t{value.size()});
    bytes_ += value;
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// Reads hostile records: past the end everything is zero or empty and sound() is false from then on, so a decoder reads
// its fields and asks once.
class RecordReader {
 public:
  explicit RecordReader(std::string_view bytes) : rest_(bytes) {}

  template <class T>
    requires std::is_arithmetic_v<T>
  T number() {
    T value{};
    const auto bytes = take(sizeof(T));
    if (sound_) std::memcpy(&value, bytes.data(), sizeof(T));
    return value;
  }
  std::string_view string(std::uint64_t most) {
    const auto size = number<std::uint64_t>();
    if (size > most) sound_ = false;
    return take(size);
  }
  // How many records of at least `least_bytes` each follow: never more than could be there.
  std::uint64_t count(std::uint64_t least_bytes) {
    const auto records = number<std::uint64_t>();
    if (records > rest_.size() / least_bytes) sound_ = false;
    return sound_ ? records : 0;
  }

  bool sound() const { return sound_; }
  bool complete() const { return sound_ && rest_.empty(); }

 private:
  std::string_view take(std::uint64_t size) {
    if (!sound_ || size > rest_.size()) {
      sound_ = false;
      return {};
    }
    const auto taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }

  std::string_view rest_;
  bool sound_ = true;
};

}  // namespace tamga
