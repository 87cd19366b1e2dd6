// From a file of decisions to what one page says of them.
#pragma once

#include "engine/report/certificate/certificate.h"
#include "engine/report/review/decisions.h"

namespace tamga {

// Requires decisions that check_decisions accepts for this report. Open ones without an objection are left out.
CertificateReview certificate_review(const Report& report, const Decisions& decisions);

}  // namespace tamga
