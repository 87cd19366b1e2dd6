#include "service/v1/health.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "service/v1/problem.h"

namespace tamga {
namespace {

Route quick_route(std::string pattern, Handler handler) {
  Route route{"GET", std::move(pattern), Roles::anyone(), std::move(handler)};
  route.quick = true;
  return route;
}

}  // namespace

std::vector<Route> health_routes(std::function<bool()> ready) {
  std::vector<Route> routes;
  routes.push_back(quick_route("/health/live", [](const Request&, const Parameters&, const Caller&) {
    return json_response(200, {{"status", "live"}});
  }));
  routes.push_back(quick_route("/health/ready", [ready](const Request&, const Parameters&, const Caller&) {
    return ready() ? json_response(200, {{"status", "ready"}}) : json_response(503, {{"status", "opening"}});
  }));
  return routes;
}

Api make_health_api(std::function<bool()> ready) {
  Api api;
  api.prefix = "/v1";
  api.routes = health_routes(std::move(ready));
  api.refuse = v1_refusal;
  return api;
}

Api make_metrics_api(const Metrics& metrics) {
  Api api;
  api.routes.push_back(quick_route("/metrics", [&metrics](const Request&, const Parameters&, const Caller&) {
    return bytes_response(200, "text/plain; version=0.0.4; charset=utf-8", metrics.text());
  }));
  api.refuse = v1_refusal;
  return api;
}

}  // namespace tamga
