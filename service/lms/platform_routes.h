// A table of routes that learning platforms may call.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "service/http/router.h"

namespace tamga {

class PlatformRoutes {
 public:
  using R = const Request&;
  using P = const Parameters&;
  using C = const Caller&;

  void add(const char* method, const char* pattern, Handler handler, Roles roles = {Role::kLms, Role::kAdmin}) {
    routes_.push_back({method, pattern, roles, std::move(handler)});
  }
  // The same for a body larger than JSON has.
  void add_upload(const char* method, const char* pattern, std::size_t most_body_bytes, Handler handler) {
    add(method, pattern, std::move(handler));
    routes_.back().most_body_bytes = most_body_bytes;
  }
  std::vector<Route> take() { return std::move(routes_); }

 private:
  std::vector<Route> routes_;
};

}  // namespace tamga
