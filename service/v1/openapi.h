// The description of /v1 for programs: service/v1/openapi.yaml, compiled in.
#pragma once

#include <string_view>

#include "service/http/router.h"

namespace tamga {

extern const std::string_view kOpenApi;

// GET /openapi.yaml, without a key.
Route openapi_route();

}  // namespace tamga
