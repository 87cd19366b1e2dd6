// /v1/checks: works handed in, and what became of them.
#pragma once

#include "service/v1/context.h"

namespace tamga {

Response submit_check(const V1& v1, const Request& request, const Parameters& parameters, const Caller& caller);
Response submit_checks(const V1& v1, const Request& request, const Parameters& parameters, const Caller& caller);
Response list_checks(const V1& v1, const Request& request, const Parameters& parameters, const Caller& caller);
Response show_check(const V1& v1, const Request& request, const Parameters& parameters, const Caller& caller);
Response delete_check(const V1& v1, const Request& request, const Parameters& parameters, const Caller& caller);

// Reports at the level of the caller's role: JSON, a page, a certificate.
Response show_report(const V1& v1, const Request& request, const Parameters& parameters, const Caller& caller);
Response show_page(const V1& v1, const Request& request, const Parameters& parameters, const Caller& caller);
Response show_certificate(const V1& v1, const Request& request, const Parameters& parameters, const Caller& caller);

}  // namespace tamga
