// The head of an HTTP/1.1 request (RFC 9112), read strictly: what two programs could read in two ways is refused, since
// that is how requests are smuggled past a proxy.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "service/http/message.h"

namespace tamga {

inline constexpr std::size_t kMostHeadBytes = std::size_t{32} * 1024;
inline constexpr std::size_t kMostLineBytes = std::size_t{8} * 1024;
inline constexpr std::size_t kMostHeaders = 100;
inline constexpr std::size_t kMostMethodBytes = 16;

// Why the bytes are no request that is served. The connection is closed after the answer.
struct HeadError {
  int status;               // 400, 408, 414, 417, 431
  std::string_view reason;  // constant text
};

struct Head {
  std::string method;
  std::string path;                   // as Request has it
  std::vector<std::string> segments;  // as Request has it
  std::vector<std::pair<std::string, std::string>> query;
  Headers headers;
  std::string host;
  std::uint64_t content_length = 0;  // 0 where none was given
  bool chunked = false;
  bool expects_continue = false;
  bool keep_alive = true;  // what the client asks for

  bool has_body() const { return chunked || content_length > 0; }
};

// Where the head in `bytes` ends, behind its empty line; 0 while more bytes must come. `searched` bytes at the front
// are known not to hold the end. 431 (or 414, while still in the first line) past the limits; 400 for a line feed
// without its carriage return, and for a NUL.
std::expected<std::size_t, HeadError> head_end(std::string_view bytes, std::size_t searched);

// Reads a whole head. Refused with 400: anything but METHOD SP path SP HTTP/1.0 or 1.1; a target that is not a path (no
// absolute addresses, no "*"); bytes outside printable ASCII in it, percent signs that lead nowhere, encoded NUL or
// control characters, "." and ".." segments, text that is not UTF-8; header lines that are folded, have a space before
// the colon, a name that is no token, or control characters; no Host or two, or one that is no host;
// Content-Length that is not one number of digits; Transfer-Encoding other than one "chunked"; both of them.
// 417: an expectation other than 100-continue. 431: too many or too long headers.
std::expected<Head, HeadError> parse_head(std::string_view bytes);

}  // namespace tamga
