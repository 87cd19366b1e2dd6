// The names of the erasure ledger, and how one store's ledger is replayed on another.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace tamga {

inline constexpr std::size_t kLedgerKeyBytes = 32;

// A key that nobody can guess. kUnavailable if the system gives no random numbers.
Result<std::string> new_ledger_key();

// HMAC-SHA-256 of the length of the institution (four bytes, big-endian), the institution and the id, hexadecimal. Who
// lacks the key cannot try names.
std::string ledger_pseudonym(std::string_view key, std::string_view institution, std::string_view id);

}  // namespace tamga
