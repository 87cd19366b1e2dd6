// Whether the service lives and is ready, and its figures: answered at any time, without a key.
#pragma once

#include <functional>

#include "service/http/router.h"
#include "service/metrics/metrics.h"

namespace tamga {

std::vector<Route> health_routes(std::function<bool()> ready);

// GET /v1/health/live and /v1/health/ready.
Api make_health_api(std::function<bool()> ready);

// GET /metrics. `metrics` outlives it.
Api make_metrics_api(const Metrics& metrics);

}  // namespace tamga
