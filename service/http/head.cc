#include "service/http/head.h"

#include <algorithm>

#include "service/http/target.h"

namespace tamga {
namespace {

using Failed = std::unexpected<HeadError>;

Failed bad(std::string_view reason) {
  return Failed(HeadError{400, reason});
}

bool is_token_character(char c) {
  constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         kMarks.find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_token_character);
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

// "HTTP/1.0" or "HTTP/1.1": its minor number.
std::optional<int> minor_version(std::string_view version) {
  if (version == "HTTP/1.1") return 1;
  if (version == "HTTP/1.0") return 0;
  return std::nullopt;
}

// A name or an address, and perhaps a port. Enough to keep anything out that could be read as something else.
bool is_host(std::string_view host) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '.' || c == '-' || c == '_' ||
           c == ':' || c == '[' || c == ']';
  };
  return !host.empty() && host.size() <= 255 && std::ranges::all_of(host, fits);
}

std::expected<void, HeadError> read_request_line(std::string_view line, Head& head, int& minor) {
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return bad("the request line is not METHOD PATH VERSION");
  const auto version = minor_version(line.substr(last + 1));
  if (!version) return bad("only HTTP/1.0 and HTTP/1.1 are spoken");
  minor = *version;
  const auto method = line.substr(0, first);
  if (!is_token(method) || method.size() > kMostMethodBytes) return bad("the method is not a short token");
  auto target = parse_target(line.substr(first + 1, last - first - 1));
  if (!target) return bad("the target is not a plain path");
  head.method = method;
  head.path = std::move(target->path);
  head.segments = std::move(target->segments);
  head.query = std::move(target->query);
  return {};
}

std::expected<void, HeadError> read_header(std::string_view line, Head& head) {
  if (line.front() == ' ' || line.front() == '\t') return bad("a header line is folded");
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return bad("a header has no proper name");
  const auto value = trimmed(line.substr(colon + 1));
  const auto control = [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; };
  if (std::ranges::any_of(value, control)) return bad("a header holds a control character");
  if (head.headers.fields.size() == kMostHeaders) return Failed(HeadError{431, "too many headers"});
  head.headers.add(std::string(line.substr(0, colon)), std::string(value));
  return {};
}

std::expected<void, HeadError> read_host(Head& head, int minor) {
  const auto hosts = head.headers.all("Host");
  if (hosts.empty() && minor == 0) return {};
  if (hosts.size() != 1) return bad("there is not exactly one Host");
  if (!is_host(hosts.front())) return bad("Host is not a host");
  head.host = hosts.front();
  return {};
}

// Content-Length or Transfer-Encoding, never both: who believes one and who the other would see different requests.
std::expected<void, HeadError> read_framing(Head& head, int minor) {
  const auto lengths = head.headers.all("Content-Length");
  const auto codings = head.headers.all("Transfer-Encoding");
  if (!lengths.empty() && !codings.empty()) return bad("both Content-Length and Transfer-Encoding");
  if (lengths.size() > 1) return bad("several Content-Length");
  if (!codings.empty()) {
    if (codings.size() != 1 || lower_case(codings.front()) != "chunked" || minor == 0) {
      return bad("Transfer-Encoding is not chunked");
    }
    head.chunked = true;
  }
  if (lengths.empty()) return {};
  const auto digits = lengths.front();
  if (digits.empty() || digits.size() > 18 || !std::ranges::all_of(digits, is_digit)) {
    return bad("Content-Length is not a number");
  }
  for (const char digit : digits) head.content_length = head.content_length * 10 + static_cast<unsigned>(digit - '0');
  return {};
}

bool lists(const Headers& headers, std::string_view name, std::string_view wanted) {
  for (const auto value : headers.all(name)) {
    for (std::size_t begin = 0; begin <= value.size();) {
      const auto end = std::min(value.find(',', begin), value.size());
      if (same_name(trimmed(value.substr(begin, end - begin)), wanted)) return true;
      begin = end + 1;
    }
  }
  return false;
}

std::expected<void, HeadError> read_wishes(Head& head, int minor) {
  head.keep_alive =
      minor == 1 ? !lists(head.headers, "Connection", "close") : lists(head.headers, "Connection", "keep-alive");
  const auto expectations = head.headers.all("Expect");
  if (expectations.empty()) return {};
  if (expectations.size() > 1 || !same_name(expectations.front(), "100-continue")) {
    return Failed(HeadError{417, "an expectation that cannot be met"});
  }
  head.expects_continue = minor == 1 && head.has_body();
  return {};
}

}  // namespace

std::expected<std::size_t, HeadError> head_end(std::string_view bytes, std::size_t searched) {
  // The end may straddle what was searched; line lengths are counted from the last line feed before.
  const std::size_t from = searched < 4 ? 0 : searched - 3;
  const auto seen = bytes.substr(0, std::min(bytes.size(), kMostHeadBytes));
  const auto before = from == 0 ? std::string_view::npos : seen.rfind('\n', from - 1);
  std::size_t line = before == std::string_view::npos ? 0 : before + 1;
  const auto too_long = [](bool first) {
    return Failed(HeadError{first ? 414 : 431, "a line of the head is too long"});
  };
  for (std::size_t at = std::max(from, line); at < seen.size(); ++at) {
    if (seen[at] == '\0') return bad("a NUL in the head");
    if (seen[at] != '\n') continue;
    if (at == 0 || seen[at - 1] != '\r') return bad("a line feed without a carriage return");
    if (at - line > kMostLineBytes) return too_long(line == 0);
    if (at - 1 == line) return at + 1;
    line = at + 1;
  }
  if (seen.size() - line > kMostLineBytes) return too_long(line == 0);
  if (bytes.size() >= kMostHeadBytes) return Failed(HeadError{431, "the head is too long"});
  return 0;
}

std::expected<Head, HeadError> parse_head(std::string_view bytes) {
  Head head;
  int minor = 1;
  bool first = true;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const auto end = bytes.find("\r\n", begin);
    if (end == std::string_view::npos) return bad("a line does not end");
    const auto line = bytes.substr(begin, end - begin);
    begin = end + 2;
    if (line.empty() && !first) break;
    const auto read = first ? read_request_line(line, head, minor) : read_header(line, head);
    if (!read) return Failed(read.error());
    first = false;
  }
  if (first) return bad("there is no request line");
  for (const auto& step : {read_host, read_framing, read_wishes}) {
    if (const auto read = step(head, minor); !read) return Failed(read.error());
  }
  return head;
}

}  // namespace tamga
