// What the resources of /v1 are made on.
#pragma once

#include "service/access/caller.h"
#include "service/config/settings.h"
#include "service/http/message.h"
#include "service/http/router.h"
#include "service/v1/idempotency.h"
#include "service/works/workshop.h"

namespace tamga {

struct V1 {
  const Desk& desk;
  const Settings& settings;
  const Idempotency& idempotency;
};

// A resource: parses and bounds the request, makes one call, shows the result.
using Resource = Response (*)(const V1&, const Request&, const Parameters&, const Caller&);

}  // namespace tamga
