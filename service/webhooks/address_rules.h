// Where events may be sent: no address that a caller names may lead to what is not meant for it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace tamga {

struct AddressRules {
  bool private_addresses = true;    // RFC 1918, RFC 6598, RFC 4193: learning platforms are mostly in the same house
  bool loopback_addresses = false;  // for tests, and a platform on the same machine
  bool plain_http = true;
  std::vector<std::string> allowed_hosts;  // only these names, as in the URL; empty: any
};

// A URL of a webhook, taken apart. The port is that of the scheme where none is given.
struct HookUrl {
  bool secure = false;
  std::string host;  // as in the URL, without brackets
  std::uint16_t port = 0;
  std::string target;     // path and query, begins with "/"
  std::string authority;  // for the header Host
};

// kInvalidArgument, a sentence: not http or https, no host, a name and password inside, longer than 2,000 bytes, a
// control character or a blank, or against `rules` as far as the URL itself says it.
Result<HookUrl> parse_hook_url(std::string_view url, const AddressRules& rules);

// Whether an address that a host name led to may be connected to. `address` is textual, IPv4 or IPv6. Link-local,
// multicast, unspecified and reserved addresses never; an IPv4 address inside an IPv6 one is judged as what it is.
bool address_allowed(std::string_view address, const AddressRules& rules);

}  // namespace tamga
