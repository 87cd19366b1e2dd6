#include "engine/reproduction.h"

namespace tamga {

CheckSettings settings_of(const Report& report) {
  const ReportedSettings& printed = report.settings;
  CheckSettings settings;
  settings.institution = printed.institution;
  settings.collections = printed.collections;
  settings.shared = printed.shared;
  settings.snapshot = report.snapshot.sequence;
  settings.min_words = printed.min_words;
  settings.minimum_shared = printed.minimum_shared;
  settings.minimum_stem_pairs = printed.minimum_stem_pairs;
  settings.rare_documents = printed.rare_documents;
  settings.document_cap = printed.document_cap;
  settings.candidate_budget = printed.candidate_budget;
  settings.top = printed.top;
  settings.exclusions = printed.exclusions.asked;
  settings.legal_collections = printed.exclusions.legal_collections;
  return settings;
}

}  // namespace tamga
