// Counters of the service for Prometheus. Labels are constant words and patterns, never ids, names or addresses.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tamga {

// Any method may be called from several threads at once.
class Metrics {
 public:
  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;
  Metrics(Metrics&&) = delete;
  Metrics& operator=(Metrics&&) = delete;

  // An answer: counted by route and status, its seconds in a histogram by route.
  void answered(std::string_view method, std::string_view route, int status, double seconds);

  // Adds to a counter that is made when it is first used.
  void count(const std::string& name, const std::string& help, const std::map<std::string, std::string>& labels,
             double by = 1);

  // A figure that is asked for whenever the metrics are read.
  void gauge(const std::string& name, const std::string& help, const std::map<std::string, std::string>& labels,
             std::function<double()> value);

  // All of them in the text format 0.0.4 of Prometheus.
  std::string text() const;

 private:
  struct Held;
  std::unique_ptr<Held> held_;
};

}  // namespace tamga
