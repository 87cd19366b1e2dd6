// From the bytes of a request to its answer: routing, who may call, the body, the handler.
#include <algorithm>
#include <array>
#include <exception>
#include <nlohmann/json.hpp>

#include "service/http/serialise.h"
#include "service/http/server_loop.h"

namespace tamga {
namespace {

constexpr std::size_t kLongestRequestId = 64;
constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

std::string hex(std::uint64_t number) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text(16, '0');
  for (std::size_t i = 16; i-- > 0; number >>= 4U) text[i] = kDigits[number & 15U];
  return text;
}

// What may be repeated in logs and headers as it came.
bool is_plain_id(std::string_view id) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
  };
  return !id.empty() && id.size() <= kLongestRequestId && std::ranges::all_of(id, plain);
}

// W3C Trace Context, version 00: 00-<32 digits>-<16 digits>-<2 digits>.
bool is_traceparent(std::string_view text) {
  if (text.size() != 55 || !text.starts_with("00-") || text[35] != '-' || text[52] != '-') return false;
  for (std::size_t i = 3; i < text.size(); ++i) {
    const char c = text[i];
    if (i != 35 && i != 52 && (c < '0' || c > '9') && (c < 'a' || c > 'f')) return false;
  }
  return true;
}

std::string_view last_of_list(std::string_view list) {
  const auto comma = list.rfind(',');
  auto last = comma == std::string_view::npos ? list : list.substr(comma + 1);
  while (!last.empty() && last.front() == ' ') last.remove_prefix(1);
  return last;
}

// The name of a Host without its port.
std::string_view host_name(std::string_view host) {
  const auto colon = host.rfind(':');
  const bool has_port = colon != std::string_view::npos && host.find(']', colon) == std::string_view::npos;
  return has_port ? host.substr(0, colon) : host;
}

Response plain_refusal(int status, std::string_view reason) {
  auto response = json_response(status, Json{{"type", "about:blank"},
                                             {"title", status_phrase(status)},
                                             {"status", status},
                                             {"detail", reason},
                                             {"message", reason}});
  response.content_type = "application/problem+json";
  return response;
}

int refusal_status(Refusal refusal) {
  switch (refusal) {
    case Refusal::kNoKey:
      return 401;
    case Refusal::kForbidden:
      return 403;
    case Refusal::kNoSuchPath:
      return 404;
    case Refusal::kWrongMethod:
      return 405;
    case Refusal::kBodyTooLarge:
      return 413;
    case Refusal::kTooManyRequests:
      return 429;
    case Refusal::kStopping:
      return 503;
    case Refusal::kFailed:
      break;
  }
  return 500;
}

}  // namespace

Response call_handler(const Found& found, const Request& request, const Caller& caller) {
  try {
    return found.route->handler(request, found.parameters, caller);
  } catch (const std::exception&) {
    // Out of memory, mostly: everything expected is an answer already.
    return found.api->refuse ? found.api->refuse(Refusal::kFailed, request) : plain_refusal(500, "the request failed");
  }
}

std::string HttpServer::Loop::new_request_id() {
  return hex(random_());
}

void HttpServer::Loop::use_input(Connection& connection) {
  if (connection.in.empty()) return;
  // An empty line before a request is allowed (RFC 9112, section 2.2).
  if (connection.searched == 0 && connection.in.starts_with("\r\n")) connection.in.erase(0, 2);
  const auto end = head_end(connection.in, connection.searched);
  if (!end) return refuse_bytes(connection, end.error());
  connection.searched = connection.in.size();
  if (*end == 0) return;
  auto head = parse_head(std::string_view(connection.in).substr(0, *end));
  if (!head) return refuse_bytes(connection, head.error());
  connection.in.erase(0, *end);
  connection.head = *std::move(head);
  begin_request(connection);
}

void HttpServer::Loop::begin_request(Connection& connection) {
  Head& head = connection.head;
  Request request;
  request.method = std::move(head.method);
  request.path = std::move(head.path);
  request.segments = std::move(head.segments);
  request.query = std::move(head.query);
  request.headers = std::move(head.headers);
  request.remote_address = connection.stream.peer();
  request.secure = connection.stream.secure();
  if (std::ranges::find(settings_.trusted_proxies, request.remote_address) != settings_.trusted_proxies.end()) {
    const auto client = last_of_list(request.headers.first("X-Forwarded-For").value_or(""));
    if (!client.empty()) request.remote_address = client;
    request.secure = request.secure || request.headers.first("X-Forwarded-Proto") == "https";
  }
  const auto id = request.headers.first("X-Request-Id").value_or("");
  request.request_id = is_plain_id(id) ? std::string(id) : new_request_id();
  const auto trace = request.headers.first("traceparent").value_or("");
  if (is_traceparent(trace)) request.traceparent = trace;
  connection.request = std::move(request);
  connection.began = Clock::now();
  connection.caller = {};
  connection.keep_alive = head.keep_alive && ++connection.requests < settings_.requests_per_connection && !stopping_;
  const auto& hosts = settings_.hosts;
  const auto asked = [&](const std::string& host) { return same_name(host, host_name(head.host)); };
  if (!hosts.empty() && std::ranges::none_of(hosts, asked)) {
    return refuse_bytes(connection, {400, "this host is not served here"});
  }
  route(connection);
}

void HttpServer::Loop::route(Connection& connection) {
  const Entrance& entrance = entrances_[connection.entrance];
  const Request& request = connection.request;
  connection.found = entrance.early->find(request.method, request.segments);
  if (connection.found.route == nullptr && !entrance.only_early) {
    if (!router_) {
      connection.phase = Phase::kParked;
      parked_.push_back(connection.id);
      return;
    }
    connection.found = router_->find(request.method, request.segments);
  }
  admit(connection);
}

void HttpServer::Loop::admit(Connection& connection) {
  const auto& [api, route, refusal, allowed, parameters] = connection.found;
  if (route == nullptr) return refuse(connection, refusal);
  std::optional<Caller> caller = Caller{};
  if (!route->roles.open()) caller = doorkeeper_.identify(connection.request);
  connection.caller = caller.value_or(Caller{});
  if (api->rate_limited) {
    const auto wait = doorkeeper_.throttle(connection.request, connection.caller);
    if (wait) return refuse(connection, Refusal::kTooManyRequests, wait);
  }
  if (!caller) return refuse(connection, Refusal::kNoKey);
  if (!route->roles.open() && !route->roles.holds(caller->role)) return refuse(connection, Refusal::kForbidden);
  if (connection.head.content_length > route->most_body_bytes) return refuse(connection, Refusal::kBodyTooLarge);
  if (!connection.head.has_body()) return handle(connection);
  connection.reserved = connection.head.chunked ? route->most_body_bytes : connection.head.content_length;
  if (budget_.take(connection.id, connection.reserved)) return begin_body(connection);
  connection.phase = Phase::kHeld;
}

void HttpServer::Loop::begin_body(Connection& connection) {
  connection.phase = Phase::kBody;
  connection.since = Clock::now();
  connection.received = 0;
  connection.body = BodyReader(connection.head, connection.found.route->most_body_bytes);
  if (connection.head.expects_continue && connection.in.empty()) {
    // So few bytes always fit into a connection that has been read from only.
    if (connection.stream.write(kContinue).bytes != kContinue.size()) return close(connection);
  }
  want(connection, true, false);
  if (!connection.in.empty()) feed_body(connection, std::exchange(connection.in, {}));
  if (connection.phase == Phase::kBody) again(connection);
}

void HttpServer::Loop::feed_body(Connection& connection, std::string_view bytes) {
  const auto taken = connection.body.take(bytes);
  if (!taken) {
    if (taken.error().status == 413) return refuse(connection, Refusal::kBodyTooLarge);
    return refuse_bytes(connection, taken.error());
  }
  connection.received += *taken;
  connection.in = bytes.substr(*taken);
  if (!connection.body.complete()) return;
  connection.request.body = connection.body.release();
  handle(connection);
}

void HttpServer::Loop::handle(Connection& connection) {
  if (connection.found.route->quick) {
    return answer(connection, call_handler(connection.found, connection.request, connection.caller), {});
  }
  connection.phase = Phase::kHandling;
  auto task =
      std::make_shared<Task>(Task{connection.id, std::move(connection.request), std::move(connection.found),
                                  std::move(connection.caller), router_, connection.began, connection.keep_alive});
  workers_.run([this, task = std::move(task)] { run_task(task); });
}

void HttpServer::Loop::run_task(const std::shared_ptr<Task>& task) {
  const auto response = call_handler(task->found, task->request, task->caller);
  note({.request = &task->request,
        .api = task->found.api,
        .route = task->found.route,
        .parameters = &task->found.parameters,
        .caller = &task->caller,
        .status = response.status,
        .bytes = response.body.size(),
        .took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - task->began),
        .reason = {}});
  Completed completed{task->id, serialise(response, {.head_only = task->request.method == "HEAD",
                                                     .keep_alive = task->keep_alive && !stopping_,
                                                     .secure = task->request.secure,
                                                     .request_id = task->request.request_id,
                                                     .traceparent = task->request.traceparent})};
  bool first = false;
  {
    const std::lock_guard lock(mutex_);
    first = completed_.empty();
    completed_.push_back(std::move(completed));
  }
  if (first) poller_.wake();
}

void HttpServer::Loop::note(const Exchange& exchange) const {
  if (doorkeeper_.note) doorkeeper_.note(exchange);
}

void HttpServer::Loop::refuse(Connection& connection, Refusal refusal, std::optional<std::uint32_t> retry_after) {
  // A body that is not read would be taken for the next request.
  if (connection.head.has_body()) connection.keep_alive = false;
  const Api* api = connection.found.api;
  auto response = api != nullptr && api->refuse ? api->refuse(refusal, connection.request)
                                                : plain_refusal(refusal_status(refusal), "there is nothing here");
  if (refusal == Refusal::kWrongMethod) response.headers.set("Allow", connection.found.allowed);
  if (retry_after) response.headers.set("Retry-After", std::to_string(*retry_after));
  answer(connection, response, "refused");
}

void HttpServer::Loop::refuse_bytes(Connection& connection, const HeadError& error) {
  if (connection.phase == Phase::kHead) {  // there is no request yet
    connection.request = {};
    connection.request.request_id = new_request_id();
    connection.found = {};
    connection.began = connection.since;
  }
  connection.keep_alive = false;
  answer(connection, plain_refusal(error.status, error.reason), error.reason);
}

void HttpServer::Loop::answer(Connection& connection, const Response& response, std::string_view reason) {
  note({.request = &connection.request,
        .api = connection.found.api,
        .route = connection.found.route,
        .parameters = &connection.found.parameters,
        .caller = &connection.caller,
        .status = response.status,
        .bytes = response.body.size(),
        .took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - connection.began),
        .reason = reason});
  send(connection, serialise(response, {.head_only = connection.request.method == "HEAD",
                                        .keep_alive = connection.keep_alive && !stopping_,
                                        .secure = connection.request.secure,
                                        .request_id = connection.request.request_id,
                                        .traceparent = connection.request.traceparent}));
}

void HttpServer::Loop::send(Connection& connection, std::string bytes) {
  connection.phase = Phase::kWriting;
  connection.since = Clock::now();
  connection.request.body = {};
  connection.body = {};
  if (connection.reserved > 0) {
    budget_.give_back(std::exchange(connection.reserved, 0));
    budget_.admit_waiting([this](std::uint64_t id) { begin_body(*connections_.at(id)); });
  }
  if (connection.broken) {
    connection.broken = false;  // close() knows it as open
    return close(connection);
  }
  connection.out = std::move(bytes);
  connection.written = 0;
  write_to(connection);
}

}  // namespace tamga
