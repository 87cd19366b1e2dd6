// Errors of /v1: problem details (RFC 9457) with a code for programs and a sentence for people.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "service/http/message.h"
#include "service/http/router.h"

namespace tamga {

Response problem(int status, std::string_view code, std::string detail);

// The one place where errors become statuses.
Response problem(const Error& error);

// The same for what a caller sent: 413 for a file over its limit, 415 for a type that is not taken.
Response upload_problem(const Error& error);

// What the server says by itself on /v1.
Response v1_refusal(Refusal refusal, const Request& request);

}  // namespace tamga
