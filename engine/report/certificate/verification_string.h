// The line that ties a printed certificate to its report; the QR code holds the same.
#pragma once

#include <string>
#include <string_view>

#include "engine/report/report.h"

namespace tamga {

// "TAMGA1 body=<SHA-256 of the body> key=<id> words=1234 borrowed=345 left=1200": the hash as body_sha256() gives it,
// the id of the key that signs the report ("-" if not known when the page was made), and the figures that the page
// turns on: all words of the work, those borrowed, those left after exclusions. ASCII.
std::string verification_string(const Report& report, std::string_view key_id);

}  // namespace tamga
