#include "service/v1/event_body.h"

#include <nlohmann/json.hpp>

#include "engine/base/json.h"
#include "service/v1/check_json.h"

namespace tamga {

std::string event_body(const WorkRecord& work, std::string_view event, std::string_view public_url) {
  auto check = check_json(work);
  if (check["report"].is_object()) {
    check["report"]["address"] = std::string(public_url) + check["report"]["address"].get<std::string>();
  }
  return dump_json_line({{"event", event}, {"check", check}});
}

}  // namespace tamga
