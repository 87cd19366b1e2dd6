// Works as the own API takes them: the type, the query, then the body. Whatever comes is a work within its bounds, or
// one sentence.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "service/http/target.h"
#include "service/v1/level.h"
#include "service/v1/page.h"
#include "service/v1/submission.h"
#include "tests/fuzz/split.h"

namespace {

using namespace tamga;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_submission(const Result<Submission>& read) {
  if (!read) {
    require(!read.error().message.empty() && read.error().message.find('\n') == std::string::npos);
    return;
  }
  const auto& record = read->record;
  require(!read->bytes.empty() && !read->file_name.empty());
  require(record.institution == "osh" && record.key_id == "key" && record.origin == Origin::kApi);
  require(record.title.size() <= 500 && record.owner.size() <= 500 && record.custom.size() <= 2000);
  require(record.request.collection != "laws");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [type, target, body] = split<3>({reinterpret_cast<const char*>(data), size});
  Settings settings;
  settings.shared.push_back({"laws", {"*"}, {}, "passages"});
  const Caller caller{"osh", "key", Role::kTeacher};
  Request request;
  request.method = "POST";
  request.headers.add("Content-Type", type.empty() ? "application/json" : std::string(type));
  request.body = body;
  if (auto parsed = parse_target("/?" + std::string(target))) request.query = std::move(parsed->query);
  check_submission(read_submission(request, caller, settings));
  if (const auto page = page_request(request)) require(page->limit >= 1 && page->limit <= 200);
  if (const auto view = view_of(request, caller, settings.access)) require(view->level != ViewerLevel::kFull);
  if (const auto object = parse_json(body, "the body")) {
    check_submission(read_submission(*object, "checks[0]", caller, settings));
  }
  return 0;
}
