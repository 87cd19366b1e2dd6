#include "service/state/keys.h"

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

std::string big_endian64(std::uint64_t value) {
  return big_endian32(static_cast<std::uint32_t>(value >> 32U)) + big_endian32(static_cast<std::uint32_t>(value));
}

std::uint64_t read_big_endian64(std::string_view eight_bytes) {
  return (std::uint64_t{read_big_endian32(eight_bytes.substr(0, 4))} << 32U) |
         read_big_endian32(eight_bytes.substr(4, 4));
}

}  // namespace tamga
