// /v1/documents and /v1/collections: what the corpus holds of an institution.
#pragma once

#include "service/v1/context.h"

namespace tamga {

Response list_collections(const V1& v1, const Request& request, const Parameters& parameters, const Caller& caller);
Response show_collection(const V1& v1, const Request& request, const Parameters& parameters, const Caller& caller);
Response list_documents(const V1& v1, const Request& request, const Parameters& parameters, const Caller& caller);
Response put_document(const V1& v1, const Request& request, const Parameters& parameters, const Caller& caller);
Response show_document(const V1& v1, const Request& request, const Parameters& parameters, const Caller& caller);
Response remove_document(const V1& v1, const Request& request, const Parameters& parameters, const Caller& caller);

}  // namespace tamga
