// The thread that moves all connections of an HttpServer. Everything here runs in that thread, but what says otherwise.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "service/http/body_budget.h"
#include "service/http/connection.h"
#include "service/http/poller.h"
#include "service/http/server.h"
#include "service/http/worker_threads.h"

namespace tamga {

class HttpServer::Loop {
 public:
  Loop(const HttpSettings& settings, std::vector<Entrance> entrances, Doorkeeper doorkeeper, Poller poller,
       std::vector<Listener> listeners, std::optional<Certificate> certificate);
  ~Loop() { stop(); }
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;
  Loop(Loop&&) = delete;
  Loop& operator=(Loop&&) = delete;

  // From any thread.
  Status watch_listeners();
  void begin();
  void serve(std::shared_ptr<const Router> router);
  Status reload_certificate();
  void stop();
  std::string address(std::size_t entrance) const { return addresses_[entrance]; }
  ServerFigures figures() const;

 private:
  // A request on its way through a handler. Keeps the router alive, into which `found` points.
  struct Task {
    std::uint64_t id = 0;
    Request request;
    Found found;
    Caller caller;
    std::shared_ptr<const Router> router;
    Clock::time_point began;
    bool keep_alive = false;
  };
  struct Completed {
    std::uint64_t id = 0;
    std::string bytes;  // of the answer
  };

  void run();
  void take_orders();  // a router, completed answers
  bool may_end(Clock::time_point now);
  void erase_closed();

  // Connections (server_loop.cc).
  void accept_from(std::size_t entrance);
  bool make_room(const std::string& peer);
  void ready(const Readiness& readiness);
  void read_from(Connection& connection);
  void take(Connection& connection, std::string_view bytes);
  void write_to(Connection& connection);
  void written(Connection& connection);
  void want(Connection& connection, bool reading, bool writing);
  void close(Connection& connection);
  void sweep(Clock::time_point now);
  void check_deadline(Connection& connection, Clock::time_point now);
  bool too_slow(const Connection& connection, std::size_t bytes, Clock::time_point now) const;
  void again(const Connection& connection) { again_.push_back(connection.id); }

  // Requests (server_requests.cc).
  void use_input(Connection& connection);
  void begin_request(Connection& connection);
  void route(Connection& connection);
  void admit(Connection& connection);
  void begin_body(Connection& connection);
  void feed_body(Connection& connection, std::string_view bytes);
  void handle(Connection& connection);
  void refuse(Connection& connection, Refusal refusal, std::optional<std::uint32_t> retry_after = std::nullopt);
  void refuse_bytes(Connection& connection, const HeadError& error);
  void answer(Connection& connection, const Response& response, std::string_view reason);
  void send(Connection& connection, std::string bytes);
  void run_task(const std::shared_ptr<Task>& task);  // in a worker thread
  void note(const Exchange& exchange) const;
  std::string new_request_id();

  const HttpSettings settings_;
  const std::vector<Entrance> entrances_;
  const Doorkeeper doorkeeper_;
  Poller poller_;
  std::vector<Listener> listeners_;     // none any more once it stops
  std::vector<std::string> addresses_;  // of them
  std::shared_ptr<const Router> router_;

  std::unordered_map<std::uint64_t, std::unique_ptr<Connection>> connections_;
  std::unordered_map<std::string, std::uint32_t> by_address_;
  std::vector<std::uint64_t> again_;   // have input that no poll will tell of
  std::vector<std::uint64_t> parked_;  // wait for the router
  std::vector<std::uint64_t> closed_;  // to be erased
  std::uint64_t next_id_ = 0;
  BodyBudget budget_;
  Clock::time_point swept_{};
  Clock::time_point stop_at_{};
  std::atomic<bool> stopping_{false};  // read by workers too
  std::mt19937_64 random_;

  std::mutex mutex_;  // of what follows, up to the atomics
  std::vector<Completed> completed_;
  std::shared_ptr<const Router> new_router_;
  std::shared_ptr<const Certificate> certificate_;
  bool stop_asked_ = false;

  std::atomic<std::uint64_t> open_{0}, body_bytes_{0}, accepted_{0}, turned_away_{0}, timed_out_{0};
  WorkerThreads workers_;
  std::jthread thread_;
};

// In a worker thread or the loop: the answer of the route's handler; what it throws becomes Refusal::kFailed.
Response call_handler(const Found& found, const Request& request, const Caller& caller);

}  // namespace tamga
