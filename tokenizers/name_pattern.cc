#include "tokenizers/name_pattern.h"

#include <unicode/regex.h>
#include <unicode/unistr.h>

#include <utility>

namespace tamga {
namespace {

constexpr std::int32_t kMostStackBytes = 1 << 20;
constexpr std::size_t kMostPatternBytes = 1000;

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::unexpected<Error> too_slow(std::string_view name) {
  return fail(ErrorCode::kLimitExceeded, std::string(name) + ": the pattern takes too long on this name");
}

}  // namespace

struct NamePattern::Compiled {
  std::unique_ptr<icu::RegexPattern> pattern;
};

NamePattern::NamePattern(std::unique_ptr<Compiled> compiled) : compiled_(std::move(compiled)) {}
NamePattern::NamePattern(NamePattern&&) noexcept = default;
NamePattern& NamePattern::operator=(NamePattern&&) noexcept = default;
NamePattern::~NamePattern() = default;

Result<NamePattern> NamePattern::compile(std::string_view pattern) {
  if (pattern.size() > kMostPatternBytes) {
    return fail(ErrorCode::kInvalidArgument, "a pattern has at most 1000 bytes");
  }
  UErrorCode status = U_ZERO_ERROR;
  UParseError place{};
  auto compiled = std::make_unique<Compiled>();
  compiled->pattern.reset(icu::RegexPattern::compile(from_utf8(pattern), place, status));
  if (U_FAILURE(status)) {
    return fail(ErrorCode::kInvalidArgument, std::string(pattern) + ": not a pattern: " + u_errorName(status) +
                                                 " at character " + std::to_string(place.offset));
  }
  return NamePattern(std::move(compiled));
}

Result<std::optional<std::string>> NamePattern::find(std::string_view name) const {
  UErrorCode status = U_ZERO_ERROR;
  const auto text = from_utf8(name);
  const std::unique_ptr<icu::RegexMatcher> matcher(compiled_->pattern->matcher(text, status));
  if (U_FAILURE(status)) return fail(ErrorCode::kUnavailable, std::string(name) + ": " + u_errorName(status));
  matcher->setTimeLimit(kMostSteps, status);
  matcher->setStackLimit(kMostStackBytes, status);
  const bool found = matcher->find(status) != 0;
  if (U_FAILURE(status)) return too_slow(name);
  if (!found) return std::optional<std::string>();
  const auto group = matcher->group(matcher->groupCount() > 0 ? 1 : 0, status);
  if (U_FAILURE(status) || group.isEmpty()) return std::optional<std::string>();
  std::string author;
  group.toUTF8String(author);
  return std::optional<std::string>(std::move(author));
}

}  // namespace tamga
