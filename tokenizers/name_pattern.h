// A regular expression over names of files, as a person gives it on the command line.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace tamga {

// Patterns are those of ICU. Const and safe from several threads.
class NamePattern {
 public:
  // kInvalidArgument, naming the place, for what is no pattern.
  static Result<NamePattern> compile(std::string_view pattern);
  NamePattern(NamePattern&&) noexcept;
  NamePattern& operator=(NamePattern&&) noexcept;
  NamePattern(const NamePattern&) = delete;
  NamePattern& operator=(const NamePattern&) = delete;
  ~NamePattern();

  // What the first group matches where the pattern is first found in `name`; without groups, what the whole pattern
  // matches; nothing where it is not found, or the group takes no part or nothing. Time and memory are bounded whatever
  // the pattern: kLimitExceeded where a match takes more than kMostSteps, or 1 MiB of stack.
  Result<std::optional<std::string>> find(std::string_view name) const;

  static constexpr int kMostSteps = 100;  // of ICU's, each about a millisecond at most

 private:
  struct Compiled;
  explicit NamePattern(std::unique_ptr<Compiled> compiled);
  std::unique_ptr<Compiled> compiled_;
};

}  // namespace tamga
