#include "service/metrics/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <mutex>
#include <tuple>
#include <utility>

namespace tamga {
namespace {

// Seconds: from a status read to a big upload.
const prometheus::Histogram::BucketBoundaries bounds_in_seconds = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1,
                                                                   0.25,   0.5,   1,      2.5,   5,    10,    30};

}  // namespace

struct Metrics::Held {
  struct Asked {
    prometheus::Gauge* gauge;
    std::function<double()> value;
  };
  struct Route {
    prometheus::Histogram* seconds = nullptr;
    std::map<int, prometheus::Counter*> by_status;
  };
  prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>& requests = prometheus::BuildCounter()
                                                          .Name("tamga_http_requests_total")
                                                          .Help("Answers by route and status")
                                                          .Register(registry);
  prometheus::Family<prometheus::Histogram>& seconds = prometheus::BuildHistogram()
                                                           .Name("tamga_http_request_seconds")
                                                           .Help("From the head of a request to its answer")
                                                           .Register(registry);
  std::mutex mutex;
  std::map<std::pair<std::string, std::string>, Route, std::less<>> routes;  // guarded by mutex
  std::vector<Asked> asked;                                                  // likewise
};

Metrics::Metrics() : held_(std::make_unique<Held>()) {}
Metrics::~Metrics() = default;

void Metrics::answered(std::string_view method, std::string_view route, int status, double seconds) {
  prometheus::Histogram* histogram = nullptr;
  prometheus::Counter* counter = nullptr;
  {
    const std::lock_guard lock(held_->mutex);
    auto& known = held_->routes[{std::string(method), std::string(route)}];
    const prometheus::Labels labels{{"method", std::string(method)}, {"route", std::string(route)}};
    if (known.seconds == nullptr) known.seconds = &held_->seconds.Add(labels, bounds_in_seconds);
    auto& of_status = known.by_status[status];
    if (of_status == nullptr) {
      auto with_status = labels;
      with_status.emplace("status", std::to_string(status));
      of_status = &held_->requests.Add(with_status);
    }
    histogram = known.seconds;
    counter = of_status;
  }
  histogram->Observe(seconds);
  counter->Increment();
}

void Metrics::count(const std::string& name, const std::string& help, const std::map<std::string, std::string>& labels,
                    double by) {
  prometheus::BuildCounter().Name(name).Help(help).Register(held_->registry).Add(labels).Increment(by);
}

void Metrics::gauge(const std::string& name, const std::string& help, const std::map<std::string, std::string>& labels,
                    std::function<double()> value) {
  auto& gauge = prometheus::BuildGauge().Name(name).Help(help).Register(held_->registry).Add(labels);
  const std::lock_guard lock(held_->mutex);
  held_->asked.push_back({&gauge, std::move(value)});
}

std::string Metrics::text() const {
  {
    const std::lock_guard lock(held_->mutex);
    for (const auto& one : held_->asked) one.gauge->Set(one.value());
  }
  return prometheus::TextSerializer().Serialize(held_->registry.Collect());
}

}  // namespace tamga
