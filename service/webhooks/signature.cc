#include "service/webhooks/signature.h"

#include <algorithm>
#include <cstdint>

#include "engine/base/hmac.h"

namespace tamga {
namespace {

// -1: not a digit of base64.
int digit(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+') return 62;
  return c == '/' ? 63 : -1;
}

}  // namespace

// Receivers decode leniently, so the one canonical form that base64_decode() wants would refuse secrets in use.
Result<std::string> decode_signing_secret(std::string_view text) {
  const auto padding = text.size() - std::min(text.size(), text.find_last_not_of('=') + 1);
  const auto digits = text.substr(0, text.size() - padding);
  if (digits.empty() || padding > 2 || digits.size() % 4 == 1 || (padding > 0 && text.size() % 4 != 0)) {
    return fail(ErrorCode::kInvalidArgument, "signing_secret is not base64");
  }
  std::string bytes;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : digits) {
    const int value = digit(c);
    if (value < 0) return fail(ErrorCode::kInvalidArgument, "signing_secret is not base64");
    bits = (bits << 6U) | static_cast<std::uint32_t>(value);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes.push_back(static_cast<char>((bits >> static_cast<unsigned>(held)) & 0xFFU));
  }
  return bytes;
}

std::string lms_signature(std::string_view secret, std::string_view body) {
  return lower_hex(hmac_sha256(secret, body));
}

std::string api_signature(std::string_view secret, std::string_view body, Milliseconds now) {
  const std::string seconds = std::to_string(now / 1000);
  return "t=" + seconds + ",v1=" + lower_hex(hmac_sha256(secret, seconds + '.' + std::string(body)));
}

}  // namespace tamga
