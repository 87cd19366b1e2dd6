#include "service/http/router.h"

#include <algorithm>
#include <utility>

namespace tamga {
namespace {

bool is_name(const std::string& segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

std::vector<std::string> cut(const std::string& path) {
  std::vector<std::string> segments;
  for (std::size_t begin = 1; begin < path.size();) {
    const auto end = std::min(path.find('/', begin), path.size());
    if (end > begin) segments.push_back(path.substr(begin, end - begin));
    begin = end + 1;
  }
  return segments;
}

std::optional<Parameters> match(const std::vector<std::string>& shape, const std::vector<std::string>& segments) {
  if (shape.size() != segments.size()) return std::nullopt;
  Parameters parameters;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (is_name(shape[i])) {
      parameters.emplace(shape[i].substr(1, shape[i].size() - 2), segments[i]);
    } else if (shape[i] != segments[i]) {
      return std::nullopt;
    }
  }
  return parameters;
}

// Literal segments further to the front decide.
bool more_literal(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::ranges::lexicographical_compare(a, b, {}, is_name, is_name);
}

bool answers(const Route& route, std::string_view method) {
  return route.method == method || (method == "HEAD" && route.method == "GET");
}

}  // namespace

Router::Router(std::vector<Api> apis) : apis_(std::move(apis)) {
  for (const auto& api : apis_) {
    for (const auto& route : api.routes) shapes_.push_back({&api, &route, cut(api.prefix + route.pattern)});
  }
  std::ranges::stable_sort(shapes_, more_literal, &Shape::segments);
}

Found Router::find(std::string_view method, const std::vector<std::string>& segments) const {
  Found found;
  std::size_t longest = 0;
  for (const auto& api : apis_) {
    const auto prefix = cut(api.prefix);
    if (prefix.size() > segments.size() || !std::equal(prefix.begin(), prefix.end(), segments.begin())) continue;
    if (found.api == nullptr || prefix.size() > longest) found.api = &api;
    longest = std::max(longest, prefix.size());
  }
  for (const auto& shape : shapes_) {
    auto parameters = match(shape.segments, segments);
    if (!parameters) continue;
    found.api = shape.api;
    if (answers(*shape.route, method)) {
      found.route = shape.route;
      found.parameters = std::move(*parameters);
      return found;
    }
    found.refusal = Refusal::kWrongMethod;
    if (!found.allowed.empty()) found.allowed += ", ";
    found.allowed += shape.route->method;
  }
  return found;
}

}  // namespace tamga
