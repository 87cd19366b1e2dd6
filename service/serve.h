// `tamga serve`: the service from start to stop.
#pragma once

#include "engine/base/result.h"
#include "service/config/settings.h"

namespace tamga {

// Listens first, then opens state and corpus while requests wait, and serves until SIGTERM or SIGINT; SIGHUP reads keys
// and certificates again and begins a new log file where the old one was moved away. Requires Wall::raise() before.
Status serve(const Settings& settings);

}  // namespace tamga
