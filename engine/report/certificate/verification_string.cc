#include "engine/report/certificate/verification_string.h"

#include "engine/report/signature/sign.h"

namespace tamga {

std::string verification_string(const Report& report, std::string_view key_id) {
  const Shares& shares = report.shares;
  return "TAMGA1 body=" + body_sha256(report) + " key=" + std::string(key_id.empty() ? "-" : key_id) +
         " words=" + std::to_string(shares.words) + " borrowed=" + std::to_string(shares.borrowed()) +
         " left=" + std::to_string(shares.words_left());
}

}  // namespace tamga
