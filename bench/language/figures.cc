#include "bench/language/figures.h"

#include <fmt/format.h>

#include <cmath>

namespace tamga::bench {

std::string table(const std::vector<Figure>& figures) {
  std::string lines;
  for (const auto& each : figures) {
    const double rounded_down = std::floor(each.share() * 1e4) / 1e4;
    lines += fmt::format("{:.4f}  {:>6} of {:>6}  {}\n", rounded_down, each.right, each.all, each.name);
  }
  return lines;
}

std::string to_json(const std::vector<Figure>& figures) {
  std::string json = "{";
  for (const auto& each : figures) {
    json += fmt::format("{}\n  \"{}\": {:.6f}", json.size() > 1 ? "," : "", each.name, each.share());
  }
  return json + "\n}\n";
}

}  // namespace tamga::bench
