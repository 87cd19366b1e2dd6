#include "service/http/serialise.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tamga {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(Serialise, AnAnswerWithItsProtection) {
  auto response = text_response(201, "made");
  response.headers.add("Location", "/v1/x\r\nSet-Cookie: a=b");
  const auto bytes = serialise(
      response, {.head_only = false, .keep_alive = true, .secure = true, .request_id = "r1", .traceparent = {}});
  EXPECT_THAT(bytes, StartsWith("HTTP/1.1 201 Created\r\n"));
  EXPECT_THAT(bytes, HasSubstr("Content-Length: 4\r\n"));
  EXPECT_THAT(bytes, HasSubstr("Location: /v1/x  Set-Cookie: a=b\r\n")) << "no line end gets through";
  for (const char* header : {"X-Content-Type-Options: nosniff", "Content-Security-Policy: default-src 'none'",
                             "Referrer-Policy: no-referrer", "Cache-Control: no-store",
                             "Strict-Transport-Security: ", "X-Request-Id: r1", "Connection: keep-alive"}) {
    EXPECT_THAT(bytes, HasSubstr(std::string("\r\n") + header));
  }
  EXPECT_THAT(bytes, EndsWith("\r\n\r\nmade"));
}

TEST(Serialise, HeadHasNoBodyButItsLength) {
  const auto bytes =
      serialise(text_response(200, "body"),
                {.head_only = true, .keep_alive = false, .secure = false, .request_id = {}, .traceparent = {}});
  EXPECT_THAT(bytes, HasSubstr("Content-Length: 4\r\n"));
  EXPECT_THAT(bytes, EndsWith("Connection: close\r\n\r\n"));
  EXPECT_THAT(bytes, Not(HasSubstr("Strict-Transport")));
}

TEST(Serialise, NoContentHasNoLength) {
  EXPECT_THAT(serialise(empty_response(204), {}), Not(HasSubstr("Content-Length")));
}

TEST(Serialise, PagesLoadNothing) {
  const auto bytes = serialise(html_response(200, "<p>"), {});
  EXPECT_THAT(bytes, HasSubstr("frame-ancestors 'none'"));
  EXPECT_THAT(bytes, HasSubstr("default-src 'none'; style-src 'unsafe-inline'"));
}

}  // namespace
}  // namespace tamga
