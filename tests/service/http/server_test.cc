// The server inside this process, from several threads at once: for the thread sanitizer, and for what is easier to
// hold still here than around a whole program (tests/service/sockets has that).
#include "service/http/server.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "engine/base/descriptor.h"

namespace tamga {
namespace {

Route route(std::string method, std::string pattern, Handler handler) {
  return {std::move(method), std::move(pattern), Roles::anyone(), std::move(handler)};
}

std::shared_ptr<const Router> router_of(std::vector<Route> routes) {
  std::vector<Api> apis(1);
  apis[0].routes = std::move(routes);
  return std::make_shared<const Router>(std::move(apis));
}

std::shared_ptr<const Router> early() {
  auto live =
      route("GET", "/live", [](const Request&, const Parameters&, const Caller&) { return empty_response(204); });
  live.quick = true;
  return router_of({std::move(live)});
}

class Client {
 public:
  explicit Client(const HttpServer& server) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const auto address = server.address(0);
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_port = htons(static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1))));
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::connect(socket_.number(), reinterpret_cast<const sockaddr*>(&place), sizeof place), 0);
  }
  void send(const std::string& bytes) {
    EXPECT_EQ(::send(socket_.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL), std::ssize(bytes));
  }
  // Up to and with `last`; what came where the connection ends before.
  std::string read_until(const std::string& last) {
    while (read_.find(last) == std::string::npos) {
      std::array<char, 4096> room;
      const auto count = ::recv(socket_.number(), room.data(), room.size(), 0);
      if (count <= 0) return std::exchange(read_, {});
      read_.append(room.data(), static_cast<std::size_t>(count));
    }
    const auto end = read_.find(last) + last.size();
    auto taken = read_.substr(0, end);
    read_.erase(0, end);
    return taken;
  }

 private:
  Descriptor socket_;
  std::string read_;
};

std::unique_ptr<HttpServer> start(HttpSettings settings = {}, Doorkeeper doorkeeper = {}) {
  settings.listen = "127.0.0.1:0";
  settings.threads = 4;
  auto server = HttpServer::start(settings, {{settings.listen, early(), false, false}}, std::move(doorkeeper));
  EXPECT_TRUE(server) << server.error().message;
  return *std::move(server);
}

std::string post(const std::string& path, const std::string& body) {
  return "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

TEST(Server, ManyClientsAtOnceGetTheirOwnAnswers) {
  std::atomic<int> noted{0};
  const auto server = start({}, {.identify = {}, .throttle = {}, .note = [&](const Exchange&) { ++noted; }});
  server->serve(router_of({route("POST", "/echo", [](const Request& request, const Parameters&, const Caller&) {
    return text_response(200, request.body);
  })}));
  std::vector<std::jthread> clients;
  for (int i = 0; i < 8; ++i) {
    clients.emplace_back([&server, i] {
      Client client(*server);
      for (int turn = 0; turn < 25; ++turn) {
        const auto body = "<" + std::to_string(i * 1000 + turn) + ">";
        client.send(post("/echo", body));
        EXPECT_NE(client.read_until(">").find("\r\n\r\n" + body), std::string::npos);
      }
    });
  }
  clients.clear();
  EXPECT_EQ(noted, 200);
}

TEST(Server, WhatComesBeforeTheRouterWaitsForItAndTakesNoThread) {
  const auto server = start();
  std::vector<std::unique_ptr<Client>> waiting;
  for (int i = 0; i < 20; ++i) {
    waiting.push_back(std::make_unique<Client>(*server));
    waiting.back()->send(post("/late", "x"));
  }
  Client other(*server);
  other.send("GET /live HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_TRUE(other.read_until("\r\n\r\n").starts_with("HTTP/1.1 204"));
  server->serve(router_of({route(
      "POST", "/late", [](const Request&, const Parameters&, const Caller&) { return text_response(200, "done"); })}));
  for (const auto& client : waiting) EXPECT_TRUE(client->read_until("done").starts_with("HTTP/1.1 200"));
}

TEST(Server, HandlersThatWaitStopNeitherQuickRoutesNorTheEnd) {
  std::mutex mutex;
  std::condition_variable changed;
  bool go_on = false;
  int inside = 0;
  const auto server = start();
  server->serve(router_of({route("POST", "/wait", [&](const Request&, const Parameters&, const Caller&) {
    std::unique_lock lock(mutex);
    ++inside;
    changed.notify_all();
    changed.wait(lock, [&] { return go_on; });
    return text_response(200, "done");
  })}));
  std::vector<std::unique_ptr<Client>> waiting;
  for (int i = 0; i < 4; ++i) {
    waiting.push_back(std::make_unique<Client>(*server));
    waiting.back()->send(post("/wait", "x"));
  }
  {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return inside == 4; });
  }
  Client other(*server);
  other.send("GET /live HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_TRUE(other.read_until("\r\n\r\n").starts_with("HTTP/1.1 204"));
  waiting.pop_back();  // one goes away: its answer is dropped
  std::jthread stopper([&] { server->stop(); });
  EXPECT_EQ(other.read_until("never"), "") << "idle connections end";
  {
    const std::lock_guard lock(mutex);
    go_on = true;
  }
  changed.notify_all();
  for (auto& client : waiting) {
    const auto answer = client->read_until("done");
    client.reset();  // the server waits a little for those who stay
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 200"));
    EXPECT_NE(answer.find("Connection: close"), std::string::npos);
  }
}

TEST(Server, AHandlerThatThrowsIsA500AndNoMore) {
  const auto server = start();
  server->serve(router_of({route(
      "GET", "/throw", [](const Request&, const Parameters&, const Caller&) -> Response { throw std::bad_alloc(); })}));
  for (int i = 0; i < 3; ++i) {
    Client client(*server);
    client.send("GET /throw HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    EXPECT_TRUE(client.read_until("never").starts_with("HTTP/1.1 500"));
  }
}

TEST(Server, AnAddressThatIsNoneIsSaid) {
  for (const char* address : {"nowhere", "127.0.0.1:99999"}) {
    EXPECT_FALSE(HttpServer::start({}, {{address, early(), false, false}}, {})) << address;
  }
  HttpSettings settings;
  settings.certificate = settings.private_key = "/nowhere.pem";
  EXPECT_EQ(HttpServer::start(settings, {{"127.0.0.1:0", early(), true, false}}, {}).error().code,
            ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace tamga
