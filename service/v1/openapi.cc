#include "service/v1/openapi.h"

#include <string>

namespace tamga {

Route openapi_route() {
  Route route{"GET", "/openapi.yaml", Roles::anyone(), [](const Request&, const Parameters&, const Caller&) {
                return bytes_response(200, "application/yaml", std::string(kOpenApi));
              }};
  route.quick = true;
  return route;
}

}  // namespace tamga
