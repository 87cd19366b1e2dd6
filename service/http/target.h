// The target of a request: a path and a query, decoded (RFC 3986).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tamga {

struct Target {
  std::string path;                   // decoded; begins with "/"
  std::vector<std::string> segments;  // decoded one by one; empty ones are left out
  std::vector<std::pair<std::string, std::string>> query;
};

// Nothing for a target that parse_head() refuses.
std::optional<Target> parse_target(std::string_view target);

// `text` with percent signs decoded; with `plus_is_space` also "+". Nothing where a percent sign leads nowhere.
std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space);

// The other way: all but letters, digits and -._~ encoded.
std::string percent_encode(std::string_view text);

}  // namespace tamga
