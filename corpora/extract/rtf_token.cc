#include "corpora/extract/rtf_token.h"

#include <algorithm>
#include <charconv>

namespace tamga {
namespace {

constexpr std::size_t kLongestWord = 32;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

std::optional<RtfToken> RtfTokens::next() {
  // Line ends mean nothing.
  while (at_ < bytes_.size() && (bytes_[at_] == '\r' || bytes_[at_] == '\n' || bytes_[at_] == '\0')) ++at_;
  if (at_ == bytes_.size()) return std::nullopt;
  const char c = bytes_[at_];
  if (c == '{' || c == '}') {
    ++at_;
    return RtfToken{c == '{' ? RtfToken::Kind::kOpen : RtfToken::Kind::kClose, bytes_.substr(at_ - 1, 1), {}};
  }
  if (c == '\\' && at_ + 1 < bytes_.size()) return control();
  return plain();
}

RtfToken RtfTokens::plain() {
  const auto begin = at_;
  at_ = std::min(bytes_.find_first_of(std::string_view("{}\\\r\n\0", 6), at_ + 1), bytes_.size());
  return {RtfToken::Kind::kText, bytes_.substr(begin, at_ - begin), {}};
}

RtfToken RtfTokens::control() {
  const char c = bytes_[++at_];
  if (is_letter(c)) return word();
  ++at_;
  if (c == '\'') {
    const auto digits = bytes_.substr(at_, 2);
    unsigned value = 0;
    const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    at_ += static_cast<std::size_t>(end - digits.data());
    return {RtfToken::Kind::kByte, {}, failed == std::errc() ? static_cast<std::int32_t>(value) : '?'};
  }
  if (c == '\r' || c == '\n') return {RtfToken::Kind::kWord, "par", {}};
  return {RtfToken::Kind::kSymbol, bytes_.substr(at_ - 1, 1), {}};
}

RtfToken RtfTokens::word() {
  const auto begin = at_;
  while (at_ < bytes_.size() && at_ - begin < kLongestWord && is_letter(bytes_[at_])) ++at_;
  RtfToken token{RtfToken::Kind::kWord, bytes_.substr(begin, at_ - begin), {}};
  const auto number = at_;
  if (at_ < bytes_.size() && bytes_[at_] == '-') ++at_;
  while (at_ < bytes_.size() && is_digit(bytes_[at_])) ++at_;
  std::int32_t value = 0;
  const auto [end, failed] = std::from_chars(bytes_.data() + number, bytes_.data() + at_, value);
  if (at_ > number && failed == std::errc()) token.number = value;
  if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;  // the space that ends a word is part of it
  if (token.text == "bin") {
    const auto count = static_cast<std::size_t>(std::max(token.number.value_or(0), 0));
    at_ += std::min(count, bytes_.size() - at_);
    token.kind = RtfToken::Kind::kBinary;
  }
  return token;
}

}  // namespace tamga
