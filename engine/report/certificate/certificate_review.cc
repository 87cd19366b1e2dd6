#include "engine/report/certificate/certificate_review.h"

#include "engine/report/review/after_review.h"

namespace tamga {

CertificateReview certificate_review(const Report& report, const Decisions& decisions) {
  const Review after = after_review(report, decisions);
  CertificateReview review;
  review.shares = after.shares;
  review.passages = after.passages;
  review.judged = after.judged_passages;
  review.conclusion = decisions.conclusion.text;
  review.concluded_by = decisions.conclusion.who;
  review.concluded_on = decisions.conclusion.when;
  for (const PassageDecision& entry : decisions.passages) {
    if (entry.decision == DecisionKind::kOpen && entry.objection.empty()) continue;
    const Term decision = entry.decision == DecisionKind::kConfirmed     ? Term::kDecisionConfirmed
                          : entry.decision == DecisionKind::kNotBorrowed ? Term::kDecisionNotBorrowed
                                                                         : Term::kDecisionOpen;
    review.decisions.push_back(
        {entry.source, entry.work, decision, entry.reason, entry.objection, entry.who, entry.when});
  }
  return review;
}

}  // namespace tamga
