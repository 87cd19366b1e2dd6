// The certificate: a report on one page of paper, with place for a decision and for signatures.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/match/shares.h"
#include "engine/report/report.h"
#include "engine/report/terms/terms.h"

namespace tamga {

// What people decided, as far as one page says it.
struct CertificateReview {
  Shares shares;  // after review; the measured ones stay beside them
  std::uint32_t passages = 0;
  std::uint32_t judged = 0;
  std::string conclusion;
  std::string concluded_by;
  std::string concluded_on;
  struct Decision {
    std::uint32_t source = 0;  // number in the report, from 1
    CodePointRange work;       // of the passage
    Term decision = Term::kDecisionOpen;
    std::string reason;
    std::string objection;
    std::string who;
    std::string when;
  };
  std::vector<Decision> decisions;
};

struct CertificateOptions {
  UiLanguage language = UiLanguage::kRussian;
  bool names = false;  // of people: the author, and who decided
  std::string key_id;  // of the key that will sign the report; empty: not known
  std::optional<CertificateReview> review;
};

// One A4 page as PDF, its text selectable. The same report, options and font files give the same bytes. kNotFound if a
// font file is not there (fonts.h).
//
// Whatever does not fit on the page is counted on it: sources beyond the first, decisions beyond the first.
Result<std::string> render_certificate(const Report& report, const CertificateOptions& options);

}  // namespace tamga
