// API keys: who may call, kept in one file that only the service can read. A key is shown once, when it is made; the
// file holds its hash.
//
// A key is "tamga_<id>_<secret>": the id, 16 hexadecimal digits, is public and stays when the secret is rotated; the
// secret, 64 hexadecimal digits, is 256 random bits. Such a secret cannot be guessed, so one pass of BLAKE2b protects
// it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "service/access/caller.h"

namespace tamga {

struct KeySecret {
  std::string hash;          // BLAKE2b-256 of the secret's bytes, hexadecimal
  std::string made;          // RFC 3339, UTC
  std::int64_t expires = 0;  // seconds since 1970; 0: never
  bool operator==(const KeySecret&) const = default;
};

struct ApiKey {
  std::string id;
  std::string institution;
  Role role = Role::kLms;
  std::string note;
  std::vector<KeySecret> secrets;  // the newest last; none when it is revoked
  std::string revoked;             // since when; empty: not
  bool operator==(const ApiKey&) const = default;
};

struct ApiKeys {
  std::vector<ApiKey> keys;  // in order of making
};

inline constexpr std::uint32_t kApiKeysVersion = 1;

// {"format": "tamga-api-keys", "version": 1, "keys": [...]}. kCorrupt, naming `name` and what is wrong.
Result<ApiKeys> read_api_keys(std::string_view bytes, std::string_view name);
std::string render_api_keys(const ApiKeys& keys);

// The file, or no keys where there is none. kPermissionDenied where others may read or write it.
Result<ApiKeys> load_api_keys(const std::filesystem::path& path);

// Lets `edit` change the keys and writes them: one process at a time, durable when it returns, mode 0600. Makes the
// directory if it is absent.
Status edit_api_keys(const std::filesystem::path& path, const std::function<Status(ApiKeys&)>& edit);

// The parts of a presented key; nothing for anything that has not its form. Cost: its length.
struct KeyParts {
  std::string_view id;
  std::string_view secret;
};
std::optional<KeyParts> split_key(std::string_view key);

struct NewSecret {
  std::string text;  // hexadecimal: to be shown once
  KeySecret kept;
};
NewSecret make_secret();
std::string make_key_id();
std::string secret_hash(std::string_view secret);

// Whether `secret` is one of the key's at `now` (seconds since 1970). Takes the same time wherever the hashes differ.
bool secret_fits(const ApiKey& key, std::string_view secret, std::int64_t now);

}  // namespace tamga
