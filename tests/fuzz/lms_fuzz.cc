// What learning platforms send: bodies, names of files, secrets, addresses, viewer tokens. The first byte says which.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "engine/text/utf8.h"
#include "service/lms/file_name.h"
#include "service/lms/filters.h"
#include "service/lms/requests.h"
#include "service/viewer/grant.h"
#include "service/webhooks/address_rules.h"
#include "service/webhooks/signature.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void read_name(std::string_view text) {
  for (const bool form : {false, true}) {
    const auto name = tamga::file_name_of(text, form);
    require(name.size() <= 255 && !tamga::first_invalid_utf8(name));
    require(name.find_first_of(std::string_view("/\\\0\r\n", 5)) == std::string::npos);
  }
  require(!tamga::first_invalid_utf8(tamga::decoded_title(text)));
}

void read_address(std::string_view text) {
  const auto url = tamga::parse_hook_url(text, {false, false, true, {}});
  if (url) require(!url->host.empty() && url->target.starts_with('/') && url->port > 0);
  static_cast<void>(tamga::address_allowed(text, {}));
}

void read_token(std::string_view text) {
  require(!tamga::open_grant(text, "work", "a key that the fuzzer does not know", 0));
  // A sealed grant over bytes of the fuzzer's choice comes back as it was.
  tamga::ViewerGrant grant;
  grant.institution = text.substr(0, 100);
  grant.work = "work";
  grant.expires = 1;
  require(tamga::open_grant(tamga::seal_grant(grant, "k"), "work", "k", 0) == grant);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 10) {
    case 0:
      static_cast<void>(tamga::read_submission(text));
      break;
    case 1:
      static_cast<void>(tamga::read_similarity(text, tamga::OwnScope::kAll));
      break;
    case 2:
      static_cast<void>(tamga::read_viewer(text));
      break;
    case 3:
      static_cast<void>(tamga::read_hook(text));
      break;
    case 4:
      static_cast<void>(tamga::read_hook_change(text));
      static_cast<void>(tamga::read_acceptance(text));
      break;
    case 5:
      read_name(text);
      break;
    case 6:
      read_address(text);
      break;
    case 7:
      static_cast<void>(tamga::decode_signing_secret(text));
      break;
    case 8:
      if (const auto filters = tamga::read_filters(text)) {
        tamga::CheckRequest request;
        tamga::set_filters(*filters, request);
        require(tamga::filters_of(request) == *filters);
      }
      break;
    default:
      read_token(text);
  }
  return 0;
}
