// Lists in pages: ?limit=50&after=CURSOR.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/json.h"
#include "engine/base/result.h"
#include "service/http/message.h"

namespace tamga {

struct PageRequest {
  std::uint32_t limit = 50;  // 1 to 200
  std::string after;         // decoded; empty: from the beginning
};

// kInvalidArgument for a limit outside its bounds and for a cursor that is none.
Result<PageRequest> page_request(const Request& request);

// {"items": [...], "next": "cursor" or null}. `next` is what `after` is to be for the next page.
Response page_response(Json items, std::string_view next);

std::string hex_of(std::string_view bytes);

// Query parameters beside the known ones are mistakes: kInvalidArgument.
Status only_parameters(const Request& request, std::initializer_list<std::string_view> known);

}  // namespace tamga
