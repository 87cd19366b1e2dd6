// /v1/webhooks: who wants to be told when a check is done or has failed.
#pragma once

#include "service/v1/context.h"

namespace tamga {

Response put_hook(const V1& v1, const Request& request, const Parameters& parameters, const Caller& caller);
Response list_hooks(const V1& v1, const Request& request, const Parameters& parameters, const Caller& caller);
Response show_hook(const V1& v1, const Request& request, const Parameters& parameters, const Caller& caller);
Response delete_hook(const V1& v1, const Request& request, const Parameters& parameters, const Caller& caller);

}  // namespace tamga
