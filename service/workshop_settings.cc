#include "service/workshop_settings.h"

#include <string>

#include "service/lms/lms.h"
#include "service/v1/event_body.h"

namespace tamga {
namespace {

std::string_view delivery_name(Delivery delivery) {
  switch (delivery) {
    case Delivery::kDelivered:
      return "delivered";
    case Delivery::kRefused:
      return "refused";
    case Delivery::kFailed:
      return "failed";
    case Delivery::kGivenUp:
      break;
  }
  return "given_up";
}

}  // namespace

WorkshopSettings observed_workshop(const Settings& settings, const Log& log, Metrics& metrics) {
  auto workshop = workshop_settings(settings);
  workshop.api_body = [&settings](const WorkRecord& work, std::string_view event) {
    return event_body(work, event, settings.lms.public_url);
  };
  workshop.job_failed = [&log, &metrics](const Job& job, const std::string& sentence) {
    metrics.count("tamga_job_failures_total", "Tries of jobs that failed",
                  {{"kind", std::string(job_kind_name(job.kind))}});
    log.write(LogLevel::kWarning, "job_failed",
              {{"kind", job_kind_name(job.kind)},
               {"work", std::string_view(job.subject)},
               {"detail", std::string_view(sentence)}});
  };
  workshop.event_told = [&log, &metrics](const Job& job, Delivery delivery, const std::string& why) {
    metrics.count("tamga_webhooks_total", "Tries to deliver events",
                  {{"outcome", std::string(delivery_name(delivery))}});
    log.write(delivery == Delivery::kDelivered ? LogLevel::kInfo : LogLevel::kWarning, "webhook",
              {{"work", std::string_view(job.subject)},
               {"name", std::string_view(job.event)},
               {"outcome", delivery_name(delivery)},
               {"detail", std::string_view(why)}});
  };
  return workshop;
}

void show_queue_figures(Metrics& metrics, const Workshop& workshop) {
  for (std::uint8_t i = 0; i < kJobKinds; ++i) {
    const std::map<std::string, std::string> kind = {{"kind", std::string(job_kind_name(static_cast<JobKind>(i)))}};
    metrics.gauge("tamga_jobs_waiting", "Jobs that wait", kind, [&workshop, i] {
      const auto* desk = workshop.desk_now();
      return desk == nullptr ? 0.0 : static_cast<double>(desk->queue.counts().waiting[i]);
    });
    metrics.gauge("tamga_jobs_running", "Jobs that run", kind, [&workshop, i] {
      const auto* desk = workshop.desk_now();
      return desk == nullptr ? 0.0 : static_cast<double>(desk->queue.counts().running[i]);
    });
  }
}

}  // namespace tamga
