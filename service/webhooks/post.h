// One HTTP request to a webhook.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/result.h"
#include "service/webhooks/address_rules.h"

namespace tamga {

using PostHeaders = std::vector<std::pair<std::string, std::string>>;

struct PostSettings {
  std::uint32_t timeout_seconds = 60;  // from the connection to the answer, however the receiver spreads it
  std::string authorities;             // PEM file with certificates that are trusted beside the system's; empty: none
};

// Sends `body` and returns the status of the answer, whose body is not read. The host's name is resolved once and every
// address it leads to is held against `rules`; the connection goes to the address that passed. Redirects are answers
// like others. kUnavailable: no address, no connection, no answer in time, a certificate that is not for this
// host or that no known authority vouches for; kPermissionDenied: an address that is not allowed; kInvalidArgument: not
// a URL.
Result<int> post(std::string_view url, const AddressRules& rules, const PostHeaders& headers, const std::string& body,
                 const PostSettings& settings);

}  // namespace tamga
