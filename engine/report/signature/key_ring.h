// The key ring: the public keys whose signatures are believed, those out of use included, so that what they signed can
// still be checked. A JSON file that holds no secret; docs/report-format.md describes it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/base/signing.h"
#include "engine/report/signature/signature_file.h"

namespace tamga {

inline constexpr std::size_t kMaxKeyRingBytes = std::size_t{1} << 20U;

struct RingKey {
  std::string name;  // what people call it
  PublicKey key{};
  std::string created;  // times in UTC; empty: never
  std::string retired;  // replaced by another: what it signed until then still holds
  std::string revoked;  // no longer trusted from then on: others have it, or may
  std::string reason;   // of the revocation
};

struct KeyRing {
  std::vector<RingKey> keys;  // ids are different; in the order of their making
};

std::string render_key_ring(const KeyRing& ring);

// kCorrupt, naming `name` and the place, for anything else than such a file.
Result<KeyRing> read_key_ring(std::string_view bytes, std::string_view name);

// The key of this id; nullptr if there is none.
const RingKey* find_key(const KeyRing& ring, std::string_view id);
RingKey* find_key(KeyRing& ring, std::string_view id);

// What a signature is worth by a ring.
enum class Trust : std::uint8_t {
  kHolds,
  kUnknownKey,       // the ring has no such key
  kBroken,           // the signature is not that of these lines by this key
  kAfterRetirement,  // it says that it was made when the key was already out of use
  kRevoked,          // its key is not trusted any more, and the time that it gives is only its maker's word
};
Trust judge(const SignatureFile& file, const KeyRing& ring);

}  // namespace tamga
