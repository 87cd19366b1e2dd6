#include "service/access/key_file.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <system_error>

#include "engine/base/descriptor.h"
#include "engine/base/json.h"
#include "service/access/durable_file.h"
#include "service/access/utc_now.h"

namespace tamga {
namespace {

constexpr std::string_view kStart = "tamga_";
constexpr std::size_t kIdDigits = 16;
constexpr std::size_t kSecretDigits = 64;

bool is_hex(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::string random_hex(std::size_t digits) {
  std::vector<unsigned char> bytes(digits / 2);
  randombytes_buf(bytes.data(), bytes.size());
  std::string text(digits + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  text.resize(digits);
  return text;
}

Json to_json(const ApiKey& key) {
  Json secrets = Json::array();
  for (const auto& secret : key.secrets) {
    secrets.push_back({{"hash", secret.hash}, {"made", secret.made}, {"expires", secret.expires}});
  }
  return {{"id", key.id},       {"institution", key.institution}, {"role", role_name(key.role)}, {"note", key.note},
          {"secrets", secrets}, {"revoked", key.revoked}};
}

// Throws what nlohmann-json throws; the caller turns it into an Error.
std::optional<ApiKey> key_from(const Json& json) {
  ApiKey key;
  key.id = json.at("id").get<std::string>();
  key.institution = json.at("institution").get<std::string>();
  key.note = json.at("note").get<std::string>();
  key.revoked = json.at("revoked").get<std::string>();
  const auto role = role_of(json.at("role").get<std::string>());
  if (!role || key.id.size() != kIdDigits || !is_hex(key.id)) return std::nullopt;
  key.role = *role;
  for (const auto& secret : json.at("secrets")) {
    if (!secret.at("expires").is_number_integer()) return std::nullopt;  // what is none has no sure value as one
    key.secrets.push_back({secret.at("hash").get<std::string>(), secret.at("made").get<std::string>(),
                           secret.at("expires").get<std::int64_t>()});
    if (key.secrets.back().hash.size() != kSecretDigits) return std::nullopt;
  }
  return key;
}

// While it lives, no other process edits the keys beside `path`.
Result<Descriptor> lock_beside(const std::filesystem::path& path) {
  const auto name = path.string() + ".lock";
  Descriptor lock(::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (lock.number() < 0 || ::flock(lock.number(), LOCK_EX) != 0) {
    return fail(ErrorCode::kUnavailable, name + ": " + std::generic_category().message(errno));
  }
  return lock;
}

}  // namespace

Result<ApiKeys> read_api_keys(std::string_view bytes, std::string_view name) {
  const auto corrupt = [&](const std::string& what) {
    return fail(ErrorCode::kCorrupt, std::string(name) + ": " + what);
  };
  const auto json = parse_json(bytes, name);
  if (!json) return std::unexpected(json.error());
  try {
    if (json->at("format") != "tamga-api-keys" || json->at("version") != kApiKeysVersion) {
      return corrupt("not a file of API keys of version 1");
    }
    ApiKeys keys;
    for (const auto& one : json->at("keys")) {
      auto key = key_from(one);
      if (!key) return corrupt("key " + std::to_string(keys.keys.size() + 1) + " is not one");
      keys.keys.push_back(*std::move(key));
    }
    return keys;
  } catch (const Json::exception&) {
    return corrupt("a member is missing or of another type");
  }
}

std::string render_api_keys(const ApiKeys& keys) {
  Json list = Json::array();
  for (const auto& key : keys.keys) list.push_back(to_json(key));
  return dump_json({{"format", "tamga-api-keys"}, {"version", kApiKeysVersion}, {"keys", list}}) + "\n";
}

Result<ApiKeys> load_api_keys(const std::filesystem::path& path) {
  struct stat state{};
  if (::stat(path.c_str(), &state) != 0) {
    if (errno == ENOENT) return ApiKeys{};
    return fail(ErrorCode::kPermissionDenied, path.string() + ": " + std::generic_category().message(errno));
  }
  if ((state.st_mode & 077U) != 0) {
    return fail(ErrorCode::kPermissionDenied, path.string() + ": others may read or write it (chmod 600)");
  }
  std::ifstream file(path, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), {});
  if (!file) return fail(ErrorCode::kPermissionDenied, path.string() + ": it cannot be read");
  return read_api_keys(bytes, path.string());
}

Status edit_api_keys(const std::filesystem::path& path, const std::function<Status(ApiKeys&)>& edit) {
  if (const auto made = make_private_directory(path.parent_path()); !made) return made;
  const auto lock = lock_beside(path);
  if (!lock) return std::unexpected(lock.error());
  auto keys = load_api_keys(path);
  if (!keys) return std::unexpected(keys.error());
  if (const auto edited = edit(*keys); !edited) return edited;
  return replace_file(path, render_api_keys(*keys));
}

std::optional<KeyParts> split_key(std::string_view key) {
  if (key.size() != kStart.size() + kIdDigits + 1 + kSecretDigits || !key.starts_with(kStart)) return std::nullopt;
  const KeyParts parts{key.substr(kStart.size(), kIdDigits), key.substr(kStart.size() + kIdDigits + 1)};
  if (key[kStart.size() + kIdDigits] != '_' || !is_hex(parts.id) || !is_hex(parts.secret)) return std::nullopt;
  return parts;
}

NewSecret make_secret() {
  NewSecret made;
  made.text = random_hex(kSecretDigits);
  made.kept = {secret_hash(made.text), utc_now(), 0};
  return made;
}

std::string make_key_id() {
  return random_hex(kIdDigits);
}

std::string secret_hash(std::string_view secret) {
  std::array<unsigned char, 32> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(secret.data()), secret.size(),
                     nullptr, 0);
  std::array<char, 65> text{};
  sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
  return text.data();
}

bool secret_fits(const ApiKey& key, std::string_view secret, std::int64_t now) {
  const auto hash = secret_hash(secret);
  bool fits = false;
  for (const auto& kept : key.secrets) {
    const bool same = kept.hash.size() == hash.size() && sodium_memcmp(kept.hash.data(), hash.data(), hash.size()) == 0;
    fits = fits || (same && (kept.expires == 0 || now < kept.expires));
  }
  return fits && key.revoked.empty();
}

}  // namespace tamga
