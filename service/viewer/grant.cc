#include "service/viewer/grant.h"

#include <cstdint>
#include <span>

#include "engine/base/base64.h"
#include "engine/base/hmac.h"
#include "engine/index/byte_codec.h"
#include "service/state/keys.h"

namespace tamga {
namespace {

constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kSealSize = 32;
constexpr std::size_t kMostTokenBytes = 1000;

// RFC 4648, section 5, without padding.
std::string base64url(std::string_view bytes) {
  std::string text = base64_encode({reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()});
  while (text.ends_with('=')) text.pop_back();
  for (char& c : text) {
    if (c == '+') c = '-';
    if (c == '/') c = '_';
  }
  return text;
}

std::optional<std::string> from_base64url(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (c == '+' || c == '/' || c == '=') return std::nullopt;
    plain.push_back(c == '-' ? '+' : c == '_' ? '/' : c);
  }
  while (plain.size() % 4 != 0) plain.push_back('=');
  return base64_decode(plain);
}

std::string bytes_of(const ViewerGrant& grant) {
  ByteWriter out;
  out.byte(kVersion);
  out.string(grant.institution);
  out.string(grant.work);
  out.varint(static_cast<std::uint64_t>(grant.expires));
  out.byte(static_cast<std::uint8_t>(grant.language));
  out.byte(static_cast<std::uint8_t>(grant.level));
  out.byte(static_cast<std::uint8_t>((grant.student ? 1U : 0U) | (grant.titles ? 2U : 0U) | (grant.change ? 4U : 0U)));
  return out.take();
}

std::optional<ViewerGrant> grant_of(std::string_view bytes) {
  ByteReader in(bytes);
  if (in.byte() != kVersion) return std::nullopt;
  ViewerGrant grant;
  grant.institution = in.string();
  grant.work = in.string();
  grant.expires = static_cast<Milliseconds>(in.varint());
  const auto language = in.byte();
  const auto level = in.byte();
  const auto flags = in.byte();
  if (!in.complete() || language > static_cast<std::uint8_t>(UiLanguage::kEnglish) ||
      level > static_cast<std::uint8_t>(ViewerLevel::kFigures) || flags > 7) {
    return std::nullopt;
  }
  grant.language = static_cast<UiLanguage>(language);
  grant.level = static_cast<ViewerLevel>(level);
  grant.student = (flags & 1U) != 0;
  grant.titles = (flags & 2U) != 0;
  grant.change = (flags & 4U) != 0;
  return grant;
}

}  // namespace

std::string seal_grant(const ViewerGrant& grant, std::string_view key) {
  const std::string bytes = bytes_of(grant);
  return base64url(bytes + hmac_sha256(key, bytes));
}

std::optional<ViewerGrant> open_grant(std::string_view token, std::string_view work, std::string_view key,
                                      Milliseconds now) {
  if (token.size() > kMostTokenBytes || key.empty()) return std::nullopt;
  const auto sealed = from_base64url(token);
  if (!sealed || sealed->size() < kSealSize) return std::nullopt;
  const auto bytes = std::string_view(*sealed).substr(0, sealed->size() - kSealSize);
  if (!equal_secrets(hmac_sha256(key, bytes), std::string_view(*sealed).substr(bytes.size()))) return std::nullopt;
  auto grant = grant_of(bytes);
  if (!grant || grant->work != work || grant->expires <= now) return std::nullopt;
  return grant;
}

Result<std::string> ViewerKey::get(KeyValueStore& store) {
  const std::scoped_lock lock(mutex_);
  if (!key_.empty()) return key_;
  const std::string name = plain_key(kMetaRow, "viewer_key");
  const auto row = store.get(name);
  if (!row) return std::unexpected(row.error());
  if (*row) return key_ = **row;
  auto made = random_bytes(kSealSize);
  if (!made) return made;
  const KeyChange change{name, *made};
  if (auto written = store.write({&change, 1}); !written) return std::unexpected(written.error());
  return key_ = *made;
}

}  // namespace tamga
