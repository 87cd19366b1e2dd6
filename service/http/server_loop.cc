#include "service/http/server_loop.h"

#include <algorithm>
#include <array>

namespace tamga {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr milliseconds kSweepEvery{200};
constexpr seconds kDrain{2};
constexpr std::size_t kReadsAtOnce = 16;
constexpr std::size_t kAcceptsAtOnce = 64;
constexpr std::uint64_t kFirstConnection = 1U << 20U;  // smaller tokens are listeners

}  // namespace

HttpServer::Loop::Loop(const HttpSettings& settings, std::vector<Entrance> entrances, Doorkeeper doorkeeper,
                       Poller poller, std::vector<Listener> listeners, std::optional<Certificate> certificate)
    : settings_(settings),
      entrances_(std::move(entrances)),
      doorkeeper_(std::move(doorkeeper)),
      poller_(std::move(poller)),
      listeners_(std::move(listeners)),
      next_id_(kFirstConnection),
      budget_(settings.bodies_in_memory),
      random_(std::random_device{}()),
      certificate_(certificate ? std::make_shared<const Certificate>(*std::move(certificate)) : nullptr),
      workers_(settings.threads) {
  for (const auto& listener : listeners_) addresses_.push_back(listener.address());
}

Status HttpServer::Loop::watch_listeners() {
  for (std::size_t i = 0; i < listeners_.size(); ++i) {
    if (const auto added = poller_.add(listeners_[i].descriptor(), i, true, false); !added) return added;
  }
  return {};
}

void HttpServer::Loop::begin() {
  thread_ = std::jthread([this] { run(); });
}

void HttpServer::Loop::serve(std::shared_ptr<const Router> router) {
  {
    const std::lock_guard lock(mutex_);
    new_router_ = std::move(router);
  }
  poller_.wake();
}

Status HttpServer::Loop::reload_certificate() {
  if (settings_.certificate.empty()) return {};
  auto loaded = Certificate::load(settings_.certificate, settings_.private_key);
  if (!loaded) return std::unexpected(loaded.error());
  const std::lock_guard lock(mutex_);
  certificate_ = std::make_shared<const Certificate>(*std::move(loaded));
  return {};
}

void HttpServer::Loop::stop() {
  {
    const std::lock_guard lock(mutex_);
    stop_asked_ = true;
  }
  poller_.wake();
  if (thread_.joinable()) thread_.join();
}

ServerFigures HttpServer::Loop::figures() const {
  return {.connections = open_,
          .body_bytes = body_bytes_,
          .handlers_waiting = workers_.waiting(),
          .accepted = accepted_,
          .turned_away = turned_away_,
          .timed_out = timed_out_};
}

void HttpServer::Loop::run() {
  for (;;) {
    const auto longest = again_.empty() ? kSweepEvery : milliseconds(0);
    for (const auto& readiness : poller_.wait(longest)) ready(readiness);
    for (const auto id : std::exchange(again_, {})) {
      const auto found = connections_.find(id);
      if (found == connections_.end()) continue;
      if (found->second->phase == Phase::kHead) use_input(*found->second);
      read_from(*found->second);
    }
    take_orders();
    const auto now = Clock::now();
    if (now - swept_ >= kSweepEvery) sweep(now);
    erase_closed();
    if (stopping_ && may_end(now)) return;
  }
}

bool HttpServer::Loop::may_end(Clock::time_point now) {
  return connections_.empty() || now >= stop_at_;
}

void HttpServer::Loop::take_orders() {
  std::vector<Completed> completed;
  std::shared_ptr<const Router> router;
  bool stop_asked = false;
  {
    const std::lock_guard lock(mutex_);
    completed.swap(completed_);
    router.swap(new_router_);
    stop_asked = stop_asked_;
  }
  for (auto& one : completed) {
    const auto found = connections_.find(one.id);
    if (found != connections_.end()) send(*found->second, std::move(one.bytes));
  }
  if (router) {
    router_ = std::move(router);
    for (const auto id : std::exchange(parked_, {})) {
      const auto found = connections_.find(id);
      if (found != connections_.end() && found->second->phase == Phase::kParked) route(*found->second);
    }
  }
  if (stop_asked && !stopping_) {
    stopping_ = true;
    stop_at_ = Clock::now() + seconds(settings_.stop_seconds);
    listeners_.clear();
    swept_ = {};  // idle connections end now
  }
}

void HttpServer::Loop::erase_closed() {
  for (const auto id : std::exchange(closed_, {})) connections_.erase(id);
  open_ = connections_.size();
  body_bytes_ = budget_.in_use();
}

void HttpServer::Loop::ready(const Readiness& readiness) {
  if (readiness.token < kFirstConnection) return accept_from(static_cast<std::size_t>(readiness.token));
  const auto found = connections_.find(readiness.token);
  if (found == connections_.end()) return;
  Connection& connection = *found->second;
  switch (connection.phase) {
    case Phase::kWriting:
      return write_to(connection);
    case Phase::kHead:
    case Phase::kBody:
    case Phase::kDraining:
      return readiness.broken && !readiness.readable ? close(connection) : read_from(connection);
    case Phase::kParked:
    case Phase::kHeld:
    case Phase::kHandling:
      // Left watched until something comes, which saves two system calls a request.
      return readiness.broken ? close(connection) : want(connection, false, false);
  }
}

void HttpServer::Loop::accept_from(std::size_t entrance) {
  std::shared_ptr<const Certificate> certificate;
  if (entrances_[entrance].secure) {
    const std::lock_guard lock(mutex_);
    certificate = certificate_;
  }
  for (std::size_t i = 0; i < kAcceptsAtOnce; ++i) {
    auto stream = listeners_[entrance].accept(certificate.get());
    if (!stream) return;
    if (!make_room(stream->peer())) {
      ++turned_away_;
      continue;
    }
    const auto id = next_id_++;
    auto connection = std::make_unique<Connection>(id, *std::move(stream), entrance, Clock::now());
    if (!poller_.add(connection->stream.descriptor(), id, true, false)) continue;
    ++by_address_[connection->stream.peer()];
    ++accepted_;
    connections_.emplace(id, std::move(connection));
  }
}

// Whether one more connection of `peer` fits. Where the caps are reached, the one that has been idle longest goes.
bool HttpServer::Loop::make_room(const std::string& peer) {
  const auto of_peer = by_address_.find(peer);
  const bool full_for_peer = of_peer != by_address_.end() && of_peer->second >= settings_.connections_per_address;
  if (!full_for_peer && connections_.size() - closed_.size() < settings_.connections) return true;
  Connection* oldest = nullptr;
  for (const auto& [id, connection] : connections_) {
    if (!connection->idle() || connection->broken || (full_for_peer && connection->stream.peer() != peer)) continue;
    if (oldest == nullptr || connection->since < oldest->since) oldest = connection.get();
  }
  if (oldest == nullptr) return false;
  close(*oldest);
  return true;
}

void HttpServer::Loop::want(Connection& connection, bool reading, bool writing) {
  if (connection.reading == reading && connection.writing == writing) return;
  connection.reading = reading;
  connection.writing = writing;
  poller_.change(connection.stream.descriptor(), connection.id, reading, writing);
}

void HttpServer::Loop::read_from(Connection& connection) {
  static thread_local std::array<char, std::size_t{64} * 1024> room;
  const auto reads = [&] {
    return !connection.broken && (connection.phase == Phase::kHead || connection.phase == Phase::kBody ||
                                  connection.phase == Phase::kDraining);
  };
  for (std::size_t i = 0; reads(); ++i) {
    if (i == kReadsAtOnce) return again(connection);
    const auto moved = connection.stream.read(room);
    if (moved.closed) return close(connection);
    if (moved.bytes == 0) return want(connection, true, moved.waits_for_writing);
    take(connection, {room.data(), moved.bytes});
  }
}

void HttpServer::Loop::take(Connection& connection, std::string_view bytes) {
  if (connection.phase == Phase::kHead) {
    if (connection.in.empty()) connection.since = Clock::now();
    connection.in.append(bytes);
    use_input(connection);
  } else if (connection.phase == Phase::kBody) {
    feed_body(connection, bytes);
  }
}

void HttpServer::Loop::write_to(Connection& connection) {
  while (connection.written < connection.out.size()) {
    const auto rest = std::string_view(connection.out).substr(connection.written);
    const auto moved = connection.stream.write(rest);
    if (moved.closed) return close(connection);
    if (moved.bytes == 0) return want(connection, !moved.waits_for_writing, moved.waits_for_writing);
    connection.written += moved.bytes;
  }
  written(connection);
}

void HttpServer::Loop::written(Connection& connection) {
  connection.out = {};
  connection.written = 0;
  connection.since = Clock::now();
  if (connection.keep_alive && !stopping_) {
    connection.phase = Phase::kHead;
    connection.searched = 0;
  } else {
    connection.stream.end_sending();
    connection.phase = Phase::kDraining;
    connection.in = {};
  }
  want(connection, true, false);
  if (!connection.in.empty() || connection.stream.secure()) again(connection);
}

void HttpServer::Loop::close(Connection& connection) {
  if (connection.phase == Phase::kHandling) {  // its answer is dropped when it comes
    if (!connection.broken) poller_.remove(connection.stream.descriptor());
    connection.broken = true;
    return;
  }
  if (connection.broken && connection.phase == Phase::kDraining) return;  // closed before
  connection.broken = true;
  connection.phase = Phase::kDraining;
  budget_.forget(connection.id);
  budget_.give_back(std::exchange(connection.reserved, 0));
  poller_.remove(connection.stream.descriptor());
  const auto count = by_address_.find(connection.stream.peer());
  if (--count->second == 0) by_address_.erase(count);
  closed_.push_back(connection.id);
  budget_.admit_waiting([this](std::uint64_t id) { begin_body(*connections_.at(id)); });
}

bool HttpServer::Loop::too_slow(const Connection& connection, std::size_t bytes, Clock::time_point now) const {
  const auto passed = std::chrono::duration_cast<seconds>(now - connection.since).count();
  if (passed <= settings_.body_grace_seconds) return false;
  return bytes < static_cast<std::uint64_t>(passed) * settings_.body_bytes_a_second;
}

void HttpServer::Loop::check_deadline(Connection& connection, Clock::time_point now) {
  const auto passed = now - connection.since;
  switch (connection.phase) {
    case Phase::kHead:
      if (connection.in.empty()) {
        if (stopping_ || passed > seconds(settings_.idle_seconds)) close(connection);
      } else if (passed > seconds(settings_.header_seconds)) {
        ++timed_out_;
        refuse_bytes(connection, {408, "the head took too long"});
      }
      return;
    case Phase::kBody:
      if (passed > seconds(settings_.body_seconds) || too_slow(connection, connection.received, now)) {
        ++timed_out_;
        refuse_bytes(connection, {408, "the body came too slowly"});
      }
      return;
    case Phase::kWriting:
      if (too_slow(connection, connection.written, now)) {
        ++timed_out_;
        close(connection);
      }
      return;
    case Phase::kDraining:
      if (passed > kDrain) close(connection);
      return;
    case Phase::kParked:
    case Phase::kHeld:
      if (stopping_) close(connection);
      return;
    case Phase::kHandling:
      return;
  }
}

void HttpServer::Loop::sweep(Clock::time_point now) {
  swept_ = now;
  for (const auto& [id, connection] : connections_) {
    if (!connection->broken) check_deadline(*connection, now);
  }
}

}  // namespace tamga
