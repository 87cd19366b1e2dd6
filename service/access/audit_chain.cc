#include "service/access/audit_chain.h"

#include <sodium.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fstream>
#include <iterator>

#include "service/access/durable_file.h"

namespace tamga {
namespace {

constexpr std::string_view kNumber = "{\"number\":";
constexpr std::string_view kHash = R"(,"hash":")";
constexpr std::size_t kHashDigits = 64;
constexpr std::size_t kNumberDigits = 20;

std::optional<std::uint64_t> number_at(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc()) return std::nullopt;
  return number;
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// A length in front keeps two texts from running into each other.
void add(crypto_generichash_state& state, std::string_view text) {
  const auto length = std::to_string(text.size()) + ":";
  for (const auto part : {std::string_view(length), text}) {
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(part.data()), part.size());
  }
}

}  // namespace

std::string keyed_hash(const AuditKey& key, std::string_view purpose, std::string_view first, std::string_view second) {
  crypto_generichash_state state;
  std::array<unsigned char, 32> hash{};
  crypto_generichash_init(&state, key.data(), key.size(), hash.size());
  for (const auto part : {purpose, first, second}) add(state, part);
  crypto_generichash_final(&state, hash.data(), hash.size());
  std::array<char, kHashDigits + 1> text{};
  return sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
}

Result<AuditKey> audit_key(const std::filesystem::path& log, bool make) {
  const auto path = log.string() + ".key";
  AuditKey key{};
  std::error_code error;
  if (!std::filesystem::exists(path, error)) {
    if (!make) return fail(ErrorCode::kNotFound, path + ": the key of the audit log is missing");
    randombytes_buf(key.data(), key.size());
    const std::string_view bytes(reinterpret_cast<const char*>(key.data()), key.size());
    if (const auto written = replace_file(path, bytes); !written) return std::unexpected(written.error());
    return key;
  }
  const auto bytes = bytes_of(path);
  if (bytes.size() != key.size()) return fail(ErrorCode::kCorrupt, path + ": not a key of 32 bytes");
  std::ranges::copy(bytes, key.begin());
  return key;
}

std::optional<AuditLine> split_audit_line(std::string_view line) {
  if (!line.starts_with(kNumber) || !line.ends_with("\"}")) return std::nullopt;
  const auto number = number_at(line.substr(kNumber.size()));
  const auto tail = kHash.size() + kHashDigits + 2;
  if (!number || line.size() < tail) return std::nullopt;
  const auto body = line.substr(0, line.size() - tail);
  if (!line.substr(body.size()).starts_with(kHash)) return std::nullopt;
  return AuditLine{body, line.substr(body.size() + kHash.size(), kHashDigits), *number};
}

std::string join_audit_line(std::string_view body, std::string_view hash) {
  std::string line(body);
  line.append(kHash).append(hash).append("\"}");
  return line;
}

std::filesystem::path audit_head_path(const std::filesystem::path& log) {
  return log.string() + ".head";
}

std::string render_audit_head(const AuditHead& head) {
  auto number = std::to_string(head.number);
  number.insert(0, kNumberDigits - number.size(), '0');
  return number.append(" ").append(head.hash).append("\n");
}

Result<AuditHead> read_audit_head(const std::filesystem::path& log) {
  const auto path = audit_head_path(log);
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return AuditHead{};
  const auto text = bytes_of(path);
  const auto number = number_at(text);
  if (!number || text.size() != kNumberDigits + 1 + kHashDigits + 1) {
    return fail(ErrorCode::kCorrupt, path.string() + ": not the head of an audit log");
  }
  return AuditHead{*number, text.substr(kNumberDigits + 1, kHashDigits)};
}

}  // namespace tamga
