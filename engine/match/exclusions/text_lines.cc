#include "engine/match/exclusions/text_lines.h"

#include <cstdint>

namespace tamga {

std::vector<TokenRange> text_lines(std::string_view text, std::span<const Token> tokens) {
  std::vector<TokenRange> lines;
  for (std::uint32_t at = 0; at < tokens.size(); ++at) {
    const bool goes_on =
        at > 0 &&
        text.substr(tokens[at - 1].range.begin, tokens[at].range.begin - tokens[at - 1].range.begin).find('\n') ==
            std::string_view::npos;
    if (!goes_on) lines.push_back({at, at});
    lines.back().end = at + 1;
  }
  return lines;
}

}  // namespace tamga
