// A request that has come in whole, and the answer to it. Plain data: nothing here knows of sockets.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/json.h"

namespace tamga {

// Header fields in their order. Names compare without regard to case; a name may come several times.
struct Headers {
  std::vector<std::pair<std::string, std::string>> fields;

  void add(std::string name, std::string value) { fields.emplace_back(std::move(name), std::move(value)); }
  void set(std::string_view name, std::string value);                  // replaces all of that name
  std::optional<std::string_view> first(std::string_view name) const;  // valid while the headers stay as they are
  std::vector<std::string_view> all(std::string_view name) const;
};

struct Request {
  std::string method;  // "GET", upper case
  // As it was asked for, percent signs decoded, double slashes collapsed, one trailing slash gone; begins with "/".
  std::string path;
  // The same cut at its slashes before decoding, so that an encoded slash stays inside a segment.
  std::vector<std::string> segments;
  std::vector<std::pair<std::string, std::string>> query;  // decoded, in order
  Headers headers;
  std::string body;
  std::string remote_address;  // of the peer, or of what a trusted proxy says; without the port
  std::string request_id;      // ours, or the caller's X-Request-Id where it is short and plain
  std::string traceparent;     // W3C; empty where none or a bad one came
  bool secure = false;         // came by TLS

  std::optional<std::string_view> parameter(std::string_view name) const;  // of the query, the first of that name
};

struct Response {
  int status = 200;
  std::string content_type;  // empty: the answer has no body
  std::string body;
  Headers headers;  // beside Content-Type and Content-Length, and those that every answer carries
};

Response json_response(int status, const Json& value);
Response text_response(int status, std::string text);  // text/plain, UTF-8
// A page. The server adds a content security policy that lets inline styles and scripts of this answer run and nothing
// be loaded, unless the answer brings its own.
Response html_response(int status, std::string page);
Response bytes_response(int status, std::string content_type, std::string bytes);
Response empty_response(int status);

// Whether two texts are the same up to the case of ASCII letters.
bool same_name(std::string_view a, std::string_view b);

}  // namespace tamga
