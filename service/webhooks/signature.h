// How a receiver knows that an event is ours.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "service/state/clock.h"

namespace tamga {

// The bytes of a signing secret as a learning platform registers it: base64 (RFC 4648), with or without its padding,
// and whatever its unused bits are. kInvalidArgument for anything else and for none.
Result<std::string> decode_signing_secret(std::string_view text);

// Header X-Turnitin-Signature: lower-case hexadecimal of HMAC-SHA-256 by the secret's bytes over the body as it is
// sent.
std::string lms_signature(std::string_view secret, std::string_view body);

// Header X-Tamga-Signature: "t=1763865910,v1=HEX", the HMAC over "1763865910." and the body: a receiver that refuses
// old times cannot be sent a recorded event again.
std::string api_signature(std::string_view secret, std::string_view body, Milliseconds now);

}  // namespace tamga
