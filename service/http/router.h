// Which handler answers which method and path, and which roles may call it. Each API is one table of routes; the
// access matrix of the tests and the server's checks are made of the same tables.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/access/caller.h"
#include "service/http/message.h"

namespace tamga {

using Parameters = std::map<std::string, std::string, std::less<>>;  // {name} of the pattern → decoded segment

// Runs in a worker thread, several at once; may wait. Must not throw.
using Handler = std::function<Response(const Request&, const Parameters&, const Caller&)>;

struct Route {
  std::string method;   // "GET" answers HEAD too
  std::string pattern;  // "/collections/{collection}/documents/{document}", behind the prefix of its API
  Roles roles;
  Handler handler;
  std::size_t most_body_bytes = std::size_t{1} << 20U;  // larger: 413 before it is read
  bool quick = false;  // answered in the I/O thread: a handler that neither waits nor computes
  // What the audit log calls it ("report.read"), with the first {name} of the pattern as subject; empty: not written.
  std::string audit = {};
};

// Why the server answers without calling a handler.
enum class Refusal : std::uint8_t {
  kNoKey,         // none, unknown, or revoked
  kForbidden,     // the key's role is not among the route's
  kNoSuchPath,    // no route of this pattern
  kWrongMethod,   // the pattern has other methods
  kBodyTooLarge,  // 413
  kTooManyRequests,
  kStopping,  // the service is being stopped
  kFailed     // a handler broke a promise: 500
};

struct Api {
  std::string prefix;  // "/v1"; may be empty
  std::vector<Route> routes;
  std::function<Response(Refusal, const Request&)> refuse;  // the API's own form of an error; sets the status
  bool rate_limited = false;                                // token buckets a key and an address; never for an LMS
};

// A path that has a route, or what is wrong with it. Points into the router.
struct Found {
  const Api* api = nullptr;      // whose prefix fits best; nullptr: none
  const Route* route = nullptr;  // nullptr: see `refusal`
  Refusal refusal = Refusal::kNoSuchPath;
  std::string allowed;  // methods of the pattern, for the header Allow
  Parameters parameters;
};

class Router {
 public:
  // Requires patterns that begin with "/" and have no two routes of one method and shape in an API.
  explicit Router(std::vector<Api> apis);
  Router(Router&&) = default;
  Router& operator=(Router&&) = default;
  Router(const Router&) = delete;
  Router& operator=(const Router&) = delete;
  ~Router() = default;

  // A literal segment of a pattern goes before a {name}. Time O(routes of the API).
  Found find(std::string_view method, const std::vector<std::string>& segments) const;

  const std::vector<Api>& apis() const { return apis_; }

 private:
  struct Shape {
    const Api* api;
    const Route* route;
    std::vector<std::string> segments;  // of prefix and pattern; "{name}" stays
  };
  std::vector<Api> apis_;
  std::vector<Shape> shapes_;  // those with more literal segments first
};

}  // namespace tamga
