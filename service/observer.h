// What is written down about every answer, and what is asked about every request.
#pragma once

#include <memory>
#include <mutex>
#include <optional>

#include "service/access/audit_log.h"
#include "service/access/gate.h"
#include "service/access/rate_limit.h"
#include "service/config/settings.h"
#include "service/http/server.h"
#include "service/log/log.h"
#include "service/metrics/metrics.h"

namespace tamga {

// Any method may be called from several threads at once.
class Observer {
 public:
  // Opens the audit log; one that does not fit together is set aside, said in the log, and a new one is begun, since a
  // service that stops for it would lose works.
  static Result<std::unique_ptr<Observer>> open(const Settings& settings, Log& log, Metrics& metrics);

  Doorkeeper doorkeeper();
  Status reload_keys() { return gate_.reload(); }
  void flush();  // the audit log, to the disk
  Status hold_audit_still(const std::function<Status()>& copy) { return audit_.hold_still(copy); }

 private:
  Observer(const Settings& settings, Log& log, Metrics& metrics, AuditLog audit);
  std::optional<std::uint32_t> throttle(const Request& request, const Caller& caller);
  void note(const Exchange& exchange);
  void audit(const Exchange& exchange);

  Log& log_;
  Metrics& metrics_;
  Gate gate_;
  RateLimit keys_, addresses_;
  AuditLog audit_;
};

}  // namespace tamga
