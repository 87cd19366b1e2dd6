#include "service/http/serialise.h"

#include <array>
#include <ctime>

namespace tamga {
namespace {

struct Phrase {
  int status;
  std::string_view text;
};

constexpr std::array kPhrases = {
    Phrase{200, "OK"},
    Phrase{201, "Created"},
    Phrase{202, "Accepted"},
    Phrase{204, "No Content"},
    Phrase{207, "Multi-Status"},
    Phrase{301, "Moved Permanently"},
    Phrase{302, "Found"},
    Phrase{303, "See Other"},
    Phrase{304, "Not Modified"},
    Phrase{400, "Bad Request"},
    Phrase{401, "Unauthorized"},
    Phrase{403, "Forbidden"},
    Phrase{404, "Not Found"},
    Phrase{405, "Method Not Allowed"},
    Phrase{408, "Request Timeout"},
    Phrase{409, "Conflict"},
    Phrase{410, "Gone"},
    Phrase{411, "Length Required"},
    Phrase{413, "Content Too Large"},
    Phrase{414, "URI Too Long"},
    Phrase{415, "Unsupported Media Type"},
    Phrase{417, "Expectation Failed"},
    Phrase{421, "Misdirected Request"},
    Phrase{422, "Unprocessable Content"},
    Phrase{429, "Too Many Requests"},
    Phrase{431, "Request Header Fields Too Large"},
    Phrase{451, "Unavailable For Legal Reasons"},
    Phrase{500, "Internal Server Error"},
    Phrase{503, "Service Unavailable"},
};

// The pages are self-contained: what they need stands in them, and nothing is loaded or sent.
constexpr std::string_view kPagePolicy =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
constexpr std::string_view kOtherPolicy = "default-src 'none'; frame-ancestors 'none'";

// RFC 9110, section 5.6.7; made once a second at most.
std::string_view http_date() {
  thread_local std::time_t made_at = 0;
  thread_local std::array<char, 40> text{};
  thread_local std::size_t length = 0;
  const std::time_t now = std::time(nullptr);
  if (now != made_at) {
    std::tm parts{};
    static_cast<void>(gmtime_r(&now, &parts));
    length = std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
    made_at = now;
  }
  return {text.data(), length};
}

void add(std::string& bytes, std::string_view name, std::string_view value) {
  bytes.append(name).append(": ");
  for (const char c : value) bytes += c == '\r' || c == '\n' || c == '\0' ? ' ' : c;
  bytes += "\r\n";
}

void add_protection(std::string& bytes, const Response& response, bool secure) {
  const bool page = response.content_type.starts_with("text/html");
  add(bytes, "X-Content-Type-Options", "nosniff");
  add(bytes, "Referrer-Policy", "no-referrer");
  if (!response.headers.first("Content-Security-Policy")) {
    add(bytes, "Content-Security-Policy", page ? kPagePolicy : kOtherPolicy);
  }
  if (!response.headers.first("Cache-Control")) add(bytes, "Cache-Control", "no-store");
  if (page) add(bytes, "X-Frame-Options", "DENY");
  if (secure) add(bytes, "Strict-Transport-Security", "max-age=31536000");
}

}  // namespace

std::string_view status_phrase(int status) {
  for (const auto& phrase : kPhrases) {
    if (phrase.status == status) return phrase.text;
  }
  return "Status";
}

std::string serialise(const Response& response, const AnswerFrame& frame) {
  std::string bytes;
  bytes.reserve(640 + response.body.size());
  bytes.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
  bytes.append(status_phrase(response.status)).append("\r\n");
  add(bytes, "Date", http_date());
  for (const auto& [name, value] : response.headers.fields) add(bytes, name, value);
  if (!response.content_type.empty()) add(bytes, "Content-Type", response.content_type);
  const bool bodiless = response.status == 204 || response.status == 304;
  if (!bodiless) add(bytes, "Content-Length", std::to_string(response.body.size()));
  if (!frame.request_id.empty()) add(bytes, "X-Request-Id", frame.request_id);
  if (!frame.traceparent.empty()) add(bytes, "traceparent", frame.traceparent);
  add_protection(bytes, response, frame.secure);
  add(bytes, "Connection", frame.keep_alive ? "keep-alive" : "close");
  bytes += "\r\n";
  if (!bodiless && !frame.head_only) bytes += response.body;
  return bytes;
}

}  // namespace tamga
