#include "service/state/keys.h"

#include <algorithm>

#include "engine/index/byte_codec.h"

namespace tamga {

std::string plain_key(char kind, std::string_view rest) {
  std::string key(1, kind);
  key.append(rest);
  return key;
}

std::string named_key(char kind, std::initializer_list<std::string_view> names) {
  std::string key(1, kind);
  for (const auto name : names) {
    key.append(big_endian32(static_cast<std::uint32_t>(name.size())));
    key.append(name);
  }
  return key;
}

std::vector<std::string> names_of_key(std::string_view key, std::size_t count) {
  std::vector<std::string> names;
  key.remove_prefix(std::min<std::size_t>(1, key.size()));
  while (names.size() < count && key.size() >= 4) {
    const auto size = read_big_endian32(key.substr(0, 4));
    if (size > key.size() - 4) break;
    names.emplace_back(key.substr(4, size));
    key.remove_prefix(4 + size);
  }
  return names;
}

std::string big_endian64(std::uint64_t value) {
  return big_endian32(static_cast<std::uint32_t>(value >> 32U)) + big_endian32(static_cast<std::uint32_t>(value));
}

std::uint64_t read_big_endian64(std::string_view eight_bytes) {
  return (std::uint64_t{read_big_endian32(eight_bytes.substr(0, 4))} << 32U) |
         read_big_endian32(eight_bytes.substr(4, 4));
}

}  // namespace tamga
