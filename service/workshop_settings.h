// What the settings of the service mean for the works behind it, and what of them is measured.
#pragma once

#include "service/config/settings.h"
#include "service/log/log.h"
#include "service/metrics/metrics.h"
#include "service/works/workshop.h"

namespace tamga {

// `settings`, `log` and `metrics` outlive the workshop.
WorkshopSettings observed_workshop(const Settings& settings, const Log& log, Metrics& metrics);

void show_queue_figures(Metrics& metrics, const Workshop& workshop);

}  // namespace tamga
