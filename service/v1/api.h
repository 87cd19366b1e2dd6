// The own API: one table of routes, with who may call each.
#pragma once

#include "service/config/settings.h"
#include "service/http/router.h"
#include "service/works/workshop.h"

namespace tamga {

// `desk` and `settings` outlive the API.
Api make_v1_api(const Desk& desk, const Settings& settings);

}  // namespace tamga
