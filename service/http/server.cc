#include "service/http/server.h"

#include <utility>

#include "service/http/server_loop.h"

namespace tamga {

Result<std::unique_ptr<HttpServer>> HttpServer::start(const HttpSettings& settings, std::vector<Entrance> entrances,
                                                      Doorkeeper doorkeeper) {
  std::optional<Certificate> certificate;
  if (!settings.certificate.empty()) {
    auto loaded = Certificate::load(settings.certificate, settings.private_key);
    if (!loaded) return std::unexpected(loaded.error());
    certificate = *std::move(loaded);
  }
  std::vector<Listener> listeners;
  for (auto& entrance : entrances) {
    auto listener = Listener::open(entrance.address);
    if (!listener) return std::unexpected(listener.error());
    listeners.push_back(*std::move(listener));
    entrance.secure = entrance.secure && certificate.has_value();
  }
  auto poller = Poller::make();
  if (!poller) return std::unexpected(poller.error());
  auto loop = std::make_unique<Loop>(settings, std::move(entrances), std::move(doorkeeper), *std::move(poller),
                                     std::move(listeners), std::move(certificate));
  if (const auto watched = loop->watch_listeners(); !watched) return std::unexpected(watched.error());
  loop->begin();
  return std::unique_ptr<HttpServer>(new HttpServer(std::move(loop)));
}

HttpServer::HttpServer(std::unique_ptr<Loop> loop) : loop_(std::move(loop)) {}
HttpServer::~HttpServer() = default;

void HttpServer::serve(std::shared_ptr<const Router> router) {
  loop_->serve(std::move(router));
}

Status HttpServer::reload_certificate() {
  return loop_->reload_certificate();
}

void HttpServer::stop() {
  loop_->stop();
}

std::string HttpServer::address(std::size_t entrance) const {
  return loop_->address(entrance);
}

ServerFigures HttpServer::figures() const {
  return loop_->figures();
}

}  // namespace tamga
