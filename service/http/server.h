// The HTTP server: one thread moves all connections, handlers run in a pool.
//
// A connection costs a descriptor and a buffer, never a thread: slow and idle clients stop nobody. A request reaches a
// handler only when it has come in whole, within its deadlines, well formed, by a known key, with a role that may call
// that route. Nobody is turned away because there is much to do: what cannot go on yet waits, and is not read from.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "service/config/settings.h"
#include "service/http/message.h"
#include "service/http/router.h"

namespace tamga {

// A request that has been answered, for logs, metrics and the audit.
struct Exchange {
  const Request* request = nullptr;  // nullptr: it never became one
  const Api* api = nullptr;          // nullptr: none
  const Route* route = nullptr;      // nullptr: none
  const Parameters* parameters = nullptr;
  const Caller* caller = nullptr;
  int status = 0;
  std::size_t bytes = 0;  // of the answer's body
  std::chrono::microseconds took{0};
  std::string_view reason;  // why it was refused before routing; constant text
};

// What the server asks about a request. Called from several threads; must be quick.
struct Doorkeeper {
  // Who calls; nothing for no key, an unknown or a revoked one. Not asked on routes for anyone.
  std::function<std::optional<Caller>(const Request&)> identify;
  // Seconds to wait before the next try, if this one is too many. Asked for APIs that are rate limited.
  std::function<std::optional<std::uint32_t>(const Request&, const Caller&)> throttle;
  // Called once an answer, before it goes out.
  std::function<void(const Exchange&)> note;
};

// An address to listen on, and what is served there.
struct Entrance {
  std::string address;
  std::shared_ptr<const Router> early;  // answered at any time; its routes are quick
  bool secure = false;
  bool only_early = false;  // there is nothing else: an unknown path is answered at once
};

struct ServerFigures {
  std::uint64_t connections = 0, body_bytes = 0, handlers_waiting = 0;
  std::uint64_t accepted = 0, turned_away = 0, timed_out = 0;  // since the start
};

class HttpServer {
 public:
  // Listens and answers early routes; everything else waits for serve(). kInvalidArgument, kUnavailable as Listener and
  // Certificate say.
  static Result<std::unique_ptr<HttpServer>> start(const HttpSettings& settings, std::vector<Entrance> entrances,
                                                   Doorkeeper doorkeeper);
  ~HttpServer();  // stop()
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;
  HttpServer(HttpServer&&) = delete;
  HttpServer& operator=(HttpServer&&) = delete;

  // From now on answers by `router`, also what has waited. Once.
  void serve(std::shared_ptr<const Router> router);

  // Shows another certificate to connections that come from now on; the others are not touched. The old one stays in
  // use when the files are no good.
  Status reload_certificate();

  // Takes no more connections, ends what is in progress, and returns when that is done or `stop_seconds` are over.
  void stop();

  std::string address(std::size_t entrance) const;  // with the port in use
  ServerFigures figures() const;

 private:
  class Loop;
  explicit HttpServer(std::unique_ptr<Loop> loop);
  std::unique_ptr<Loop> loop_;
};

}  // namespace tamga
