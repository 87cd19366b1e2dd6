#include "service/http/router.h"

#include <gtest/gtest.h>

namespace tamga {
namespace {

Route route(std::string method, std::string pattern) {
  Route made{.method = std::move(method), .pattern = std::move(pattern), .roles = Roles::anyone(), .handler = {}};
  return made;
}

Router example() {
  std::vector<Api> apis(2);
  apis[0].prefix = "/v1";
  apis[0].routes = {route("GET", "/checks"), route("POST", "/checks"), route("GET", "/checks/{check}"),
                    route("POST", "/checks/batch"), route("GET", "/checks/{check}/report")};
  apis[1].prefix = "/school/api/v1";
  apis[1].routes = {route("PUT", "/submissions/{id}/original")};
  return Router(std::move(apis));
}

TEST(Router, FindsTheRouteAndItsParameters) {
  const auto router = example();
  const struct {
    const char* method;
    std::vector<std::string> segments;
    const char* pattern;
    Refusal refusal;
  } cases[] = {
      {"GET", {"v1", "checks"}, "/checks", {}},
      {"HEAD", {"v1", "checks"}, "/checks", {}},
      {"GET", {"v1", "checks", "7"}, "/checks/{check}", {}},
      {"GET", {"v1", "checks", "batch"}, "/checks/{check}", {}},
      {"POST", {"v1", "checks", "batch"}, "/checks/batch", {}},
      {"DELETE", {"v1", "checks"}, nullptr, Refusal::kWrongMethod},
      {"GET", {"v1", "nothing"}, nullptr, Refusal::kNoSuchPath},
      {"PUT", {"school", "api", "v1", "submissions", "a/b", "original"}, "/submissions/{id}/original", {}},
      {"GET", {}, nullptr, Refusal::kNoSuchPath},
  };
  for (const auto& one : cases) {
    const auto found = router.find(one.method, one.segments);
    if (one.pattern == nullptr) {
      EXPECT_EQ(found.route, nullptr);
      EXPECT_EQ(found.refusal, one.refusal);
    } else {
      ASSERT_NE(found.route, nullptr) << one.pattern;
      EXPECT_EQ(found.route->pattern, one.pattern);
    }
  }
  EXPECT_EQ(router.find("DELETE", {"v1", "checks"}).allowed, "GET, POST");
  EXPECT_EQ(router.find("PUT", {"school", "api", "v1", "submissions", "a/b", "original"}).parameters.at("id"), "a/b");
  EXPECT_EQ(router.find("GET", {"v1", "x"}).api->prefix, "/v1") << "whose form an error has";
}

}  // namespace
}  // namespace tamga
