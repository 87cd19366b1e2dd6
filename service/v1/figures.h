// /v1/stats, /v1/coverage, /v1/jobs, /v1/people: figures for those who answer for an institution, and erasure.
#pragma once

#include "service/v1/context.h"

namespace tamga {

Response show_stats(const V1& v1, const Request& request, const Parameters& parameters, const Caller& caller);
Response show_coverage(const V1& v1, const Request& request, const Parameters& parameters, const Caller& caller);
Response show_coverage_table(const V1& v1, const Request& request, const Parameters& parameters, const Caller& caller);
Response list_jobs(const V1& v1, const Request& request, const Parameters& parameters, const Caller& caller);
Response erase_person(const V1& v1, const Request& request, const Parameters& parameters, const Caller& caller);

}  // namespace tamga
