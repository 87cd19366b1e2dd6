#include "engine/report/signature/key_ring.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "engine/base/base64.h"
#include "engine/base/json_cursor.h"
#include "engine/report/signature/utc_time.h"

namespace tamga {
namespace {

constexpr std::uint32_t kVersion = 1;

Json key_json(const RingKey& key) {
  return {{"id", key_id(key.key)},       {"name", key.name},       {"public_key", base64_encode(key.key)},
          {"created", key.created},      {"retired", key.retired}, {"revoked", key.revoked},
          {"revoked_reason", key.reason}};
}

std::string read_time(const JsonCursor& json) {
  auto time = json.text();
  if (!time.empty() && !is_utc_time(time)) json.fail("is not a time in UTC");
  return time;
}

PublicKey read_public_key(const JsonCursor& json) {
  PublicKey key{};
  const auto bytes = base64_decode(json.text());
  if (!bytes || bytes->size() != key.size()) {
    json.fail("is not a public key in base64");
    return key;
  }
  std::ranges::transform(*bytes, key.begin(), [](char c) { return static_cast<unsigned char>(c); });
  return key;
}

RingKey read_key(const JsonCursor& json) {
  json.expect_only({"id", "name", "public_key", "created", "retired", "revoked", "revoked_reason"});
  RingKey key;
  key.name = json.at("name").text();
  key.key = read_public_key(json.at("public_key"));
  key.created = read_time(json.at("created"));
  key.retired = read_time(json.at("retired"));
  key.revoked = read_time(json.at("revoked"));
  key.reason = json.at("revoked_reason").text();
  const auto id = json.at("id");
  if (!json.failed() && id.text() != key_id(key.key)) id.fail("is not that of the public key");
  return key;
}

KeyRing read_members(const JsonCursor& json) {
  json.expect_only({"format", "version", "keys"});
  KeyRing ring;
  std::set<std::string> ids;
  for (const JsonCursor& entry : json.at("keys").items()) {
    ring.keys.push_back(read_key(entry));
    if (!json.failed() && !ids.insert(key_id(ring.keys.back().key)).second) entry.fail("stands twice");
  }
  return ring;
}

}  // namespace

std::string render_key_ring(const KeyRing& ring) {
  Json keys = Json::array();
  for (const RingKey& key : ring.keys) keys.push_back(key_json(key));
  return dump_json({{"format", "tamga-key-ring"}, {"version", kVersion}, {"keys", std::move(keys)}}) + "\n";
}

Result<KeyRing> read_key_ring(std::string_view bytes, std::string_view name) {
  if (bytes.size() > kMaxKeyRingBytes) {
    return fail(ErrorCode::kLimitExceeded, std::string(name) + ": too large for a key ring");
  }
  const auto json = parse_json(bytes, name);
  if (!json) return std::unexpected(json.error());
  if (!json->is_object() || json->value("format", Json()) != "tamga-key-ring") {
    return fail(ErrorCode::kUnsupported, std::string(name) + ": not a key ring");
  }
  if (json->value("version", Json()) != kVersion) {
    return fail(ErrorCode::kUnsupported, std::string(name) + ": a key ring of a version not known here");
  }
  JsonFault fault;
  auto ring = read_members(JsonCursor(*json, fault));
  if (fault.at != nullptr) return std::unexpected(json_error(name, *json, fault));
  return ring;
}

const RingKey* find_key(const KeyRing& ring, std::string_view id) {
  const auto found = std::ranges::find_if(ring.keys, [&](const RingKey& key) { return key_id(key.key) == id; });
  return found == ring.keys.end() ? nullptr : &*found;
}

RingKey* find_key(KeyRing& ring, std::string_view id) {
  return const_cast<RingKey*>(find_key(std::as_const(ring), id));
}

Trust judge(const SignatureFile& file, const KeyRing& ring) {
  const RingKey* key = find_key(ring, file.key);
  if (key == nullptr) return Trust::kUnknownKey;
  if (!signature_holds(key->key, signed_lines(file), file.signature)) return Trust::kBroken;
  if (!key->revoked.empty()) return Trust::kRevoked;
  if (!key->retired.empty() && file.signed_at > key->retired) return Trust::kAfterRetirement;
  return Trust::kHolds;
}

}  // namespace tamga
