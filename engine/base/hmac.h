// Message authentication and unguessable bytes, by OpenSSL.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace tamga {

// HMAC-SHA-256 (RFC 2104, FIPS 180-4) of `message`: 32 bytes. Any key, empty ones and ones with zero bytes included.
std::string hmac_sha256(std::string_view key, std::string_view message);

// Two lower-case hexadecimal digits a byte.
std::string lower_hex(std::string_view bytes);

// Whether both are the same, in a time that depends on their lengths alone.
bool equal_secrets(std::string_view a, std::string_view b);

// `count` bytes that nobody can guess. kUnavailable if the system gives no random numbers.
Result<std::string> random_bytes(std::size_t count);

}  // namespace tamga
