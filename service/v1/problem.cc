#include "service/v1/problem.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "service/http/serialise.h"

namespace tamga {

Response problem(int status, std::string_view code, std::string detail) {
  auto response = json_response(status, {{"type", "about:blank"},
                                         {"title", status_phrase(status)},
                                         {"status", status},
                                         {"code", code},
                                         {"detail", std::move(detail)}});
  response.content_type = "application/problem+json";
  return response;
}

Response problem(const Error& error) {
  switch (error.code) {
    case ErrorCode::kInvalidArgument:
      return problem(400, "invalid", error.message);
    case ErrorCode::kNotFound:
      return problem(404, "not_found", error.message);
    case ErrorCode::kUnsupported:
    case ErrorCode::kCorrupt:
      return problem(422, "unreadable", error.message);
    case ErrorCode::kLimitExceeded:
      return problem(422, "limit_exceeded", error.message);
    case ErrorCode::kPermissionDenied:
    case ErrorCode::kUnavailable:
      break;
  }
  // What the disk or the system says names paths: that is for the log, not for callers.
  auto response = problem(503, "unavailable", "the service cannot do this at the moment; try again later");
  response.headers.set("Retry-After", "5");
  return response;
}

Response upload_problem(const Error& error) {
  if (error.code == ErrorCode::kLimitExceeded) return problem(413, "too_large", error.message);
  if (error.code == ErrorCode::kUnsupported) return problem(415, "unsupported_type", error.message);
  return problem(error);
}

Response v1_refusal(Refusal refusal, const Request&) {
  switch (refusal) {
    case Refusal::kNoKey: {
      auto response = problem(401, "no_key", "a valid API key is wanted: Authorization: Bearer tamga_...");
      response.headers.set("WWW-Authenticate", "Bearer");
      return response;
    }
    case Refusal::kForbidden:
      return problem(403, "forbidden", "the role of this key does not allow this");
    case Refusal::kNoSuchPath:
      return problem(404, "not_found", "there is nothing at this path");
    case Refusal::kWrongMethod:
      return problem(405, "wrong_method", "this path has other methods; see the header Allow");
    case Refusal::kBodyTooLarge:
      return problem(413, "too_large", "the body is larger than this path takes");
    case Refusal::kTooManyRequests:
      return problem(429, "too_many_requests", "too many requests; see the header Retry-After");
    case Refusal::kStopping:
      return problem(503, "unavailable", "the service is being stopped");
    case Refusal::kFailed:
      break;
  }
  return problem(500, "failed", "the service could not do this; its log says why");
}

}  // namespace tamga
